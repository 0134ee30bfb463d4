package io.tieback.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.LocalServer;
import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.FeatureLevels;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.learn.match.UserMatchRelease;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aReleaseIsPutInServiceBesideARunningServerAndItsOddsReachTheLedger() throws IOException {
        Path data = folder.resolve("data");
        Path keys = folder.resolve("keys.json");
        Path first = write("first", 9);
        String report;
        try (TiebackServer server = open(data, keys)) {
            String[] there = {"--server", server.uri().toString(), "--keys", keys.toString()};
            assertThat(run("list", there).out()).contains("None serves");
            assertThat(run("promote", there).exit()).isEqualTo(ExitCode.USAGE.code());
            CommandRun promoted = run("promote", there, first.toString());
            assertThat(promoted.out()).as(promoted.err()).contains("serves").doesNotContain("None");
            CommandRun shown = run("show", there, "1");
            assertThat(shown.out()).as(shown.err()).contains("trained by commit abc on made-up sets", ".7500");
            report = matched(server, KeyFile.read(keys));
            CommandRun explained = CommandRun.of("explain", report, "--server", server.uri(), "--keys", keys);
            assertThat(explained.out()).as(explained.err()).contains("ann", "nobody", "release 1", "address sole");
            assertThat(explained.out()).contains("by household, which is an answer of its own: 0.9000  ann");

            String[] out = {"--server", there[1], "--keys", there[3], "--kept", "0"};
            assertThat(run("promote", out, "--restate-from", "soon").exit()).isEqualTo(ExitCode.USAGE.code());
            CommandRun restated = run("promote", out, "--restate-from", "2020-01-31");
            assertThat(restated.out()).as(restated.err()).contains("1 reports received since 2020-01-31T00:00:00Z");
            server.awaitQuiet(Duration.ofSeconds(20));
            CommandRun nobodys = CommandRun.of("explain", report, "--server", server.uri(), "--keys", keys);
            assertThat(nobodys.out()).contains("release").doesNotContain("release 1");
            CommandRun again = run("promote", there, "--kept", "1", "--restate-from", "2020-01-31T00:00:00Z");
            assertThat(again.out()).as(again.err()).contains("by release 1");
            server.awaitQuiet(Duration.ofSeconds(20));

            Path changed = write("changed", 2);
            Files.writeString(changed.resolve("levels.json"), "{}");
            CommandRun refused = run("promote", there, changed.toString());
            assertThat(refused.exit()).isEqualTo(ExitCode.INPUT.code());
            assertThat(refused.err()).contains("the release was changed since it was trained");
            assertThat(run("promote", there, keys.toString()).err()).contains("is not the folder of a release");
            assertThat(run("show", there, "2").exit()).isEqualTo(ExitCode.INPUT.code());
        }
        String[] here = {"--data-dir", data.toString()};
        assertThat(run("promote", here, write("second", 2).toString()).out()).contains("2");
        assertThat(run("promote", here, "--kept", "3").exit()).isEqualTo(ExitCode.INPUT.code());
        CommandRun without = run("promote", here, "--kept", "0", "--restate-from", "2999-12-31");
        assertThat(without.out()).as(without.err()).contains("None serves", "0 reports received since");
        assertThat(run("show", here, "2").exit()).isZero();
        CommandRun verified = CommandRun.of("verify", "--data-dir", data);
        assertThat(verified.out()).as(verified.err()).contains("All 8 laws hold");
        assertThat(CommandRun.of("explain", report, "--data-dir", data).out()).contains("ann", "release 1");

        Files.writeString(data.resolve("releases/user-match/1/levels.json"), "{}");
        CommandRun damaged = run("list", here);
        assertThat(damaged.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(damaged.err()).contains("release 1 of user match", "restore that folder from a backup");
        assertThat(run("list", "--data-dir", folder.toString()).exit()).isEqualTo(ExitCode.INPUT.code());
    }

    /** A nameless report from where a user was seen: its id. */
    private static String matched(TiebackServer server, KeyFile keys) throws IOException {
        Instant now = Instant.now();
        ApiClient api = new ApiClient(server.uri());
        ObjectMapper mapper = new ObjectMapper();
        JsonNode sighting = mapper.readTree("""
                {"sightings":[{"userId":"ann","ip":"8.8.4.4","occurredAt":"%s"}]}""".formatted(now.minus(Duration.ofHours(9))));
        api.post("/v1/sightings", keys.platformKey(), sighting, "");
        JsonNode row = mapper.readTree("""
                {"reports":[{"conversionType":"lead","actionSource":"web","ingestChannel":"tag","eventId":"e",\
                "ip":"8.8.4.4","occurredAt":"%s"}]}""".formatted(now.minusSeconds(60)));
        JsonNode taken = api.post("/v1/reports", keys.advertiserKey(), row, "");
        server.awaitQuiet(Duration.ofSeconds(20));
        return taken.at("/results/0/reportId").asText();
    }

    private static TiebackServer open(Path data, Path keys) {
        return LocalServer.open(ServerSettings.of(data).withPort(0).withNewKeysFile(keys), InstantSource.system());
    }

    private Path write(String name, double odds) throws IOException {
        List<FeatureLevels> levels = CandidateFeatures.NAMES.stream()
                .map(number -> new FeatureLevels(number, List.of(), List.of(.5, .5), List.of(.5, .5), 1))
                .toList();
        UserMatchRelease release = new UserMatchRelease(
                new FellegiSunterCandidates(odds, levels),
                "",
                Arrays.stream(EvidenceSegment.values())
                        .collect(Collectors.toMap(
                                Function.identity(),
                                segment -> new UserMatchRelease.SegmentServing(
                                        false, SetCalibrator.NONE, CalibrationGround.NONE))));
        ObjectNode about = JsonNodeFactory.instance.objectNode().put("commit", "abc");
        about.putObject("data").put("description", "made-up sets");
        about.putArray("metrics")
                .addObject()
                .put("scorer", "levels")
                .put("figure", "recall")
                .put("value", .75)
                .put("low", .7)
                .put("high", .8);
        Path written = folder.resolve(name);
        release.write(written, about);
        return written;
    }

    private static CommandRun run(String action, String... more) {
        return run(action, more, new String[0]);
    }

    private static CommandRun run(String action, String[] source, String... more) {
        Object[] words = new Object[2 + source.length + more.length];
        words[0] = "release";
        words[1] = action;
        System.arraycopy(source, 0, words, 2, source.length);
        System.arraycopy(more, 0, words, 2 + source.length, more.length);
        return CommandRun.of(words);
    }
}
