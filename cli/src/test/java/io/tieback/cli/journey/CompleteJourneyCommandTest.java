package io.tieback.cli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandRun;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteJourneyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aRedeemedCouponEarnsThePurchaseOfItsDayAndAMailingThatOfItsOwn() throws IOException {
        smallSet();
        JsonNode figures = replay(folder, 1);
        assertThat(figures.path("conservation").path("admitted").asLong()).isEqualTo(3);
        assertThat(figures.path("matched").asDouble()).isEqualTo(2);
        assertThat(figures.path("credit").findValuesAsText("campaignId")).containsExactlyInAnyOrder("1", "2", "1", "2");
        assertThat(figures.path("credit").get(0).path("value").asDouble()).isEqualTo(3.50);
    }

    @Test
    void sendingTheSmallSetAgainChangesNothingButTheDuplicates() throws IOException {
        smallSet();
        assertOnlyDuplicatesChange(folder, 1);
    }

    @Test
    void sendingTheRealYearAgainChangesNothingButTheDuplicates() throws IOException {
        Path real = data().resolve("complete-journey");
        assumeThat(real.resolve("campaigns.csv.gz"))
                .as("The Complete Journey is not on this machine: set TIEBACK_DATA")
                .exists();
        assertOnlyDuplicatesChange(real, 40);
    }

    private void assertOnlyDuplicatesChange(Path set, int every) throws IOException {
        JsonNode once = replay(set, every);
        JsonNode twice = replay(set, every);
        assertThat(twice.path("credit")).isEqualTo(once.path("credit")).isNotEmpty();
        assertThat(twice.path("matched")).isEqualTo(once.path("matched"));
        ObjectNode expected = once.path("conservation").deepCopy();
        long taken = expected.path("admitted").asLong();
        expected.put("received", expected.path("received").asLong() + taken).put("exactDuplicates", taken);
        assertThat(twice.path("conservation")).hasToString(expected.toString());
    }

    private JsonNode replay(Path set, int every) throws IOException {
        Path json = folder.resolve("figures.json");
        CommandRun run = CommandRun.of(
                "replay",
                "complete-journey",
                set,
                "--headless",
                "--every",
                every,
                "--json",
                json,
                "--data-dir",
                folder.resolve("data"));
        assertThat(run.exit()).as(run.err() + run.out()).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    /** Made up: household 1 redeems a coupon, 2 is mailed on the day it buys, 3 is not known. */
    private void smallSet() throws IOException {
        write(
                "campaign_descriptions",
                "campaign_id,campaign_type,start_date",
                "1,Type A,2017-03-01",
                "2,Type B,2017-03-02");
        write("campaigns", "campaign_id,household_id", "1,1", "2,2");
        write("coupon_redemptions", "household_id,coupon_upc,campaign_id,redemption_date", "1,99,1,2017-03-20");
        write(
                "transactions_sample",
                "household_id,basket_id,sales_value,transaction_timestamp",
                "1,b1,2.25,2017-03-20 10:00:00",
                "1,b1,1.25,2017-03-20 10:00:00",
                "2,b2,7,2017-03-02 18:00:00",
                "3,b3,5,2017-03-21 18:00:00");
    }

    private void write(String name, String... lines) throws IOException {
        try (Writer writer = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".csv.gz"))),
                StandardCharsets.UTF_8)) {
            writer.write(String.join("\n", lines) + "\n");
        }
    }

    private static Path data() {
        return Optional.ofNullable(System.getenv("TIEBACK_DATA")).map(Path::of).orElseGet(() -> {
            Path root = Path.of("").toAbsolutePath();
            while (!Files.exists(root.resolve("tieback"))) {
                root = Optional.ofNullable(root.getParent()).orElseThrow();
            }
            return root.resolveSibling("shared").resolve("data");
        });
    }
}
