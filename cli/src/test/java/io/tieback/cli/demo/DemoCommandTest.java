package io.tieback.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private static final int COLUMNS = 100;

    @TempDir
    private static Path folder;

    private static CommandRun run = new CommandRun(-1, "", "");
    private static JsonNode figures = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void runOnce() throws IOException {
        Path json = folder.resolve("demo.json");
        run = CommandRun.of(
                "demo", "--headless", "--people", 300, "--json", json, "--data-dir", folder.resolve("data"));
        figures = new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void itEndsWellAndEveryLawHolds() {
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK.code());
        assertThat(figures.path("laws")).isNotEmpty().allMatch(JsonNode::asBoolean);
    }

    @Test
    void everyReceivedRowIsAccountedForAndAnsweredAsItsTruthSays() {
        JsonNode line = figures.path("conservation");
        long parts = 0;
        for (String part :
                new String[] {"pending", "rejected", "quarantined", "suppressed", "exactDuplicates", "admitted"}) {
            parts += line.path(part).asLong();
        }
        assertThat(line.path("received").asLong()).isEqualTo(parts).isPositive();
        assertThat(line.path("pending").asLong()).isZero();
        assertThat(figures.path("answeredOtherwise").asLong(-1)).isZero();
    }

    @Test
    void aboutAsManyActsAreFoundAsThereAreInTruth() {
        double trueActs = figures.path("trueActs").asDouble();
        assertThat(figures.path("acts").asDouble()).isBetween(trueActs, 1.08 * trueActs);
    }

    @Test
    void admittedReportsThatAreNoActsOfTheirOwnAreSaidToBeSo() {
        long more = figures.at("/conservation/admitted").asLong()
                - figures.path("acts").asLong();
        assertThat(more).isPositive();
        assertThat(run.out()).contains("Of the admitted, " + more + " are refunds and corrections");
    }

    @Test
    void nearlyAllThatIsMatchedIsRightAndCreditStaysNearWhatIsTrue() {
        JsonNode matching = figures.path("matching");
        double right = matching.path("right").asDouble();
        double wrong = matching.path("wrong").asDouble();
        assertThat(right / (right + wrong)).isGreaterThan(.97);
        assertThat(figures.path("matched").asDouble()).isEqualTo(right + wrong);
        double found = 0;
        double truly = 0;
        for (JsonNode row : figures.path("credit")) {
            found += row.path("conversions").asDouble();
            truly += row.path("trueConversions").asDouble();
        }
        assertThat(found).isBetween(.4 * truly, 1.1 * truly);
    }

    @Test
    void theYardstickIsAmongTheFigures() {
        JsonNode rows = figures.path("endToEnd").path("rows");
        assertThat(rows.findValuesAsText("name")).contains("true conversions visible");
        assertThat(rows.path(0).path("estimate").asDouble()).isBetween(.7, 1.0);
    }

    @Test
    void theScreenFitsAndShowsAReportsWholeLife() {
        assertThat(run.out().lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(run.out()).contains("late copy", "laws hold", "answered as its");
    }

    @Test
    void aReportCanBeExplainedAndTheLawsCheckedAfterwards() {
        var id = Pattern.compile("Report (\\S+)").matcher(run.out());
        assertThat(id.find()).isTrue();
        CommandRun told = CommandRun.of("explain", id.group(1), "--data-dir", folder.resolve("data"));
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("admission", "exact dedup", "match", "credit", "ledger", "late copy");
        assertThat(CommandRun.of("verify", "--data-dir", folder.resolve("data")).exit())
                .isZero();
    }

    @Test
    void itRefusesAFolderThatHoldsSomething() {
        assertThat(CommandRun.of("demo", "--headless", "--data-dir", folder).exit())
                .isEqualTo(ExitCode.INPUT.code());
    }
}
