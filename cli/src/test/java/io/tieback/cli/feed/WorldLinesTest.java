package io.tieback.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.feed.WorldSender.Plan;
import io.tieback.cli.run.NetworkFile;
import io.tieback.cli.text.ProgressLine;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.StoreSettings;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import io.tieback.server.control.Role;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.MovedClock;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.report.WrongRow;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of a world is judged by the server as the world says, on a clock that stands where the world's does. */
class WorldLinesTest {
    /** Another seed: {@code -Dtieback.world.seed=N}. */
    private static final long SEED = Long.getLong("tieback.world.seed", 20_260_727);

    /** That no other test uses. */
    private static final long OWN_SEED = 9_241_733;

    private static final Duration EXACT = Duration.ofMillis(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    static Stream<World> worlds() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(SEED, OWN_SEED)
                        .map(seed -> new World(
                                profile.key(),
                                WorldSettings.of(profile),
                                seed,
                                people(profile),
                                5,
                                World.USUAL_START)));
    }

    /** Enough for some hundreds of lines. */
    private static int people(Profile profile) {
        return profile == Profile.DEMO ? 300 : 30;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyLineIsAnsweredAsItsTruthSays(World world) throws IOException {
        Judged judged = judge(world);

        assertThat(judged.lines).isGreaterThan(200);
        assertThat(judged.wrongs).isEmpty();
        assertThat(judged.warnings).doesNotContain("ip_not_public", "ip_invalid", "field_unknown", "wrong_type");
    }

    @Test
    void everyKindOfWrongRowIsRefusedWithTheCodeThatFits() throws IOException {
        WorldSettings settings = WorldSettings.of(Profile.HOPELESS)
                .with("wrong.rows", ".5 .5 .5 .5 .5")
                .with("person.opt.out", ".3")
                .with("demand.per.month", "20")
                .with("demand.buys", ".9")
                .with("clock.skew.seconds", "3000 3000 3000 3000 3000")
                .with("offline.delay.days", "40 40 40 40 40");
        Judged judged = judge(new World("hopeless+", settings, SEED, 60, 10, World.USUAL_START));

        assertThat(judged.wrongs).isEmpty();
        for (WrongRow kind : WrongRow.values()) {
            assertThat(judged.codes).contains(kind.status() + " " + kind.code());
        }
        assertThat(judged.codes).contains("suppressed opted_out", "accepted ");
        assertThat(judged.faults).contains("clock_ahead", "months_late", "wrong_on_purpose");
    }

    private Judged judge(World world) throws IOException {
        new WorldFiles(world).write(folder.resolve("world"), 1, (step, done, total) -> {});
        WorldFolder written = WorldFolder.read(folder.resolve("world"));
        MovedClock clock = new MovedClock(world.start());
        Judged judged = new Judged(truth(written.path()));
        ServerSettings settings = ServerSettings.of(folder.resolve("data"))
                .withPort(0)
                .withNetworks(NetworkFile.read(written.networks()))
                .withRuntime(EmbeddedSettings.presets().withStore(StoreSettings.small()));
        try (TiebackServer server = TiebackServer.open(settings, clock)) {
            SenderKeys keys = new SenderKeys(
                    server.control().addKey(Role.PLATFORM, "").secret(),
                    Registration.register(written, server.control(), Map.of()));
            long sent = new WorldSender(
                            new ApiClient(server.uri()),
                            keys,
                            new Plan(EXACT, clock::moveTo, 0),
                            judged::hear,
                            ProgressLine.silent())
                    .send(written);
            assertThat(judged.lines).isEqualTo(sent).isEqualTo(written.lines());
        }
        return judged;
    }

    private static Map<String, JsonNode> truth(Path world) throws IOException {
        Map<String, JsonNode> truth = new HashMap<>();
        for (String line : Files.readAllLines(world.resolve("truth/reports.jsonl"))) {
            JsonNode row = JSON.readTree(line);
            truth.put(row.path("row").asText(), row);
        }
        return truth;
    }

    /** What the server said, beside what the world says. */
    private static final class Judged {
        private final Map<String, JsonNode> truth;
        private final List<String> wrongs = new ArrayList<>();
        private final TreeSet<String> warnings = new TreeSet<>();
        private final TreeSet<String> codes = new TreeSet<>();
        private final TreeSet<String> faults = new TreeSet<>();
        private long lines;

        Judged(Map<String, JsonNode> truth) {
            this.truth = truth;
        }

        void hear(FeedLine line, JsonNode result) {
            lines++;
            TreeSet<String> errors = new TreeSet<>();
            for (JsonNode issue : result.path("issues")) {
                boolean isWarning = issue.path("severity").asText().equals("warning");
                (isWarning ? warnings : errors).add(issue.path("code").asText());
            }
            String status = result.path("status").asText();
            JsonNode expected = line.kind() == Kind.REPORT ? truth.get(line.subject()) : JSON.createObjectNode();
            String wanted = expected == null ? "?" : expected.path("expected").asText("accepted");
            String code = expected == null ? "?" : expected.path("code").asText();
            codes.add(status + " " + code);
            if (expected != null) {
                expected.path("faults").forEach(fault -> faults.add(fault.asText()));
            }
            boolean fits = code.isEmpty()
                    ? errors.isEmpty()
                    : wanted.equals("suppressed") ? errors.contains(code) : errors.equals(new TreeSet<>(List.of(code)));
            if (!status.equals(wanted) || !fits) {
                wrongs.add(status + " " + errors + ", not " + wanted + " " + code + ": " + line.atMillis() + " "
                        + line.body() + " " + expected);
            }
        }
    }
}
