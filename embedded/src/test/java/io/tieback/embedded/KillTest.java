package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.report.Input;
import io.tieback.testkit.MadeUpReleases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the middle of its work, again and again: 10 times, or as often as the property
 * {@code tieback.kills} says.
 *
 * <p>A killed process loses nothing that the operating system has: this shows the order of what is written, not what a
 * power failure leaves.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("tieback.kills", 10);

    @TempDir
    Path temp;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsCountedTwice() throws IOException, InterruptedException {
        Path dir = temp.resolve("data");
        Path acks = temp.resolve("acks");
        long began = System.currentTimeMillis();
        long seed = Long.getLong("tieback.seed", 20_260_301L);
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            killAfter(random.nextInt(900), dir, acks, began);
            assertNothingLost(dir, acks, "seed " + seed + ", kill " + kill);
            if (kill % 5 == 0 || kill == KILLS) {
                assertThat(derived(dir)).as("seed %d, kill %d", seed, kill).isTrue();
                assertThat(Verification.run(dir, MadeUpReleases::read, (phase, done, of) -> {}))
                        .allSatisfy(
                                law -> assertThat(law.held()).as(law.toString()).isTrue());
            }
        }
    }

    private static void killAfter(long millis, Path dir, Path acks, long began)
            throws IOException, InterruptedException {
        Path complaints = acks.resolveSibling("complaints");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + acks.getParent(),
                        "-cp",
                        classPath,
                        RetryingClients.class.getName(),
                        dir.toString(),
                        acks.toString(),
                        Long.toString(began))
                .redirectError(complaints.toFile())
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("ready");
        Thread.sleep(millis);
        process.destroyForcibly().waitFor();
        assertThat(complaints).isEmptyFile();
    }

    private static void assertNothingLost(Path dir, Path acks, String when) throws IOException {
        InstantSource stopped = InstantSource.fixed(SeededInputs.START);
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, RetryingClients.settings(), stopped)) {
            awaitQuiet(runtime);
            long expected = 0;
            for (int client = 0; client < RetryingClients.CLIENTS; client++) {
                long acknowledged = RetryingClients.acknowledged(acks, client);
                for (long number = 0; number < acknowledged; number++) {
                    expected += reports(RetryingClients.request(client, number)).size();
                }
                expected += inDoubt(runtime, client, acknowledged, when);
                assertAllThere(runtime, client, acknowledged, when);
            }
            List<ConservationRow> rows = runtime.readings().conservation(Optional.empty());
            assertThat(rows.stream().mapToLong(ConservationRow::received).sum())
                    .as(when)
                    .isEqualTo(expected);
            assertThat(rows)
                    .as(when)
                    .allSatisfy(row -> assertThat(row.pending()).isZero());
            assertThat(runtime.readings().failures(1)).as(when).isEmpty();
            assertPeopleWhole(runtime, when);
        }
    }

    /** Users, persons and entries are of one derivation, of which some came to their end. */
    private static void assertPeopleWhole(EmbeddedRuntime runtime, String when) {
        Set<Long> persons = new TreeSet<>();
        for (int user = 0; user < RetryingClients.USERS; user++) {
            String userId = "u" + user;
            runtime.people().ofUser(userId).ifPresent(life -> {
                assertThat(life.userIds()).as(when).contains(userId);
                persons.add(life.person());
            });
        }
        assertThat(runtime.people().history().standing(Instant.MAX)).as(when).isEqualTo(persons);
    }

    private static boolean derived(Path dir) {
        InstantSource stopped = InstantSource.fixed(SeededInputs.START);
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, RetryingClients.settings(), stopped)) {
            return !runtime.people().history().entries().isEmpty();
        }
    }

    private static void assertAllThere(EmbeddedRuntime runtime, int client, long acknowledged, String when) {
        // the latest are those that a crash could take; the sum above shows that the others are there
        for (long number = Math.max(0, acknowledged - 50); number < acknowledged; number++) {
            assertThat(reports(RetryingClients.request(client, number)))
                    .as(when)
                    .allSatisfy(id -> assertThat(runtime.readings().report(id)).isPresent());
            assertThat(runtime.door().claim(client + "-" + number, new byte[] {1}))
                    .isInstanceOf(Claim.Stored.class);
        }
    }

    /** Reports of the request that was under way: all are there or none. */
    private static long inDoubt(EmbeddedRuntime runtime, int client, long number, String when) {
        List<String> reports = reports(RetryingClients.request(client, number));
        long there = reports.stream()
                .filter(id -> runtime.readings().report(id).isPresent())
                .count();
        assertThat(there).as(when).isIn(0L, (long) reports.size());
        return there;
    }

    private static List<String> reports(List<Input> inputs) {
        return inputs.stream()
                .flatMap(input -> AppendRequest.Mark.of(input).stream())
                .map(AppendRequest.Mark::reportId)
                .toList();
    }
}
