package io.tieback.world.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFeedTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static List<FeedLine> lines = List.of();

    @BeforeAll
    static void readOnce() {
        WorldSettings settings = WorldSettings.of(Profile.HOPELESS);
        new WorldFiles(new World("hopeless", settings, 31, 80, 6, World.USUAL_START))
                .write(folder, 1, (step, done, total) -> {});
        lines = new ArrayList<>();
        try (WorldFeed feed = WorldFeed.open(folder)) {
            for (Optional<FeedLine> line = feed.next(); line.isPresent(); line = feed.next()) {
                lines.add(line.get());
            }
        }
    }

    @Test
    void linesComeInOrderOfReceiptAndNoneIsLost() {
        assertThat(lines).hasSize((int) WorldFolder.read(folder).lines());
        assertThat(lines)
                .isSortedAccordingTo(
                        Comparator.comparingLong(FeedLine::atMillis).thenComparing(FeedLine::kind));
    }

    @Test
    void aLineIsWhatItsFileHoldsWithItsSenderAndItsTime() throws IOException {
        List<FeedLine> reports =
                lines.stream().filter(line -> line.kind() == Kind.REPORT).toList();
        List<String> written = Files.readAllLines(folder.resolve("reports.jsonl"));
        assertThat(reports).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            JsonNode row = MAPPER.readTree(written.get(i));
            assertThat(MAPPER.readTree(reports.get(i).body())).isEqualTo(row.path("report"));
            assertThat(reports.get(i).sender())
                    .isEqualTo(row.path("advertiserId").asText());
            assertThat(reports.get(i).subject()).isEqualTo(row.path("row").asText());
            assertThat(reports.get(i).atMillis())
                    .isEqualTo(row.path("receivedAt")
                            .decimalValue()
                            .movePointRight(3)
                            .longValueExact());
        }
    }

    @Test
    void identifiersNameTheirUserBesideTheBody() throws IOException {
        FeedLine first = lines.stream()
                .filter(line -> line.kind() == Kind.IDENTIFIERS)
                .findFirst()
                .orElseThrow();
        assertThat(first.subject()).startsWith("u");
        assertThat(MAPPER.readTree(first.body()).path("identifiers").isObject()).isTrue();
        assertThat(first.at()).isEqualTo(World.USUAL_START);
    }

    @Test
    void theManifestTellsAdvertisersAndTheEnd() {
        WorldFolder world = WorldFolder.read(folder);
        assertThat(world.currencies()).containsKey("adv-1").containsValue("EUR");
        assertThat(world.end()).isEqualTo(World.USUAL_START.plusSeconds(6 * 86_400));
        assertThat(world.name()).isEqualTo("hopeless, 80 people, 6 days, seed 31");
    }
}
