package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.report.Forgotten;
import io.tieback.core.report.Input;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoorTest {
    private static final byte[] BODY = "body hash".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REPLY = "reply".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @Test
    void aKeyedRequestIsAnsweredOnceAndThenFromTheStore() {
        try (EmbeddedRuntime runtime = open(settings())) {
            append(runtime, "key", 1);
            assertThat(runtime.door().claim("key", BODY))
                    .isInstanceOfSatisfying(
                            Claim.Stored.class,
                            stored -> assertThat(stored.reply()).isEqualTo(REPLY));
            assertThat(runtime.door().claim("key", new byte[] {1})).isInstanceOf(Claim.OtherBody.class);
            assertThat(runtime.door().claim("another key", BODY)).isInstanceOf(Claim.Fresh.class);
        }
        try (EmbeddedRuntime runtime = open(settings())) {
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.Stored.class);
            assertThat(runtime.door().claim("another key", BODY)).isInstanceOf(Claim.Fresh.class);
        }
    }

    @Test
    void aKeyIsInFlightFromItsClaimUntilItIsAppendedOrClosed() {
        try (EmbeddedRuntime runtime = open(settings())) {
            Claim.Fresh fresh = (Claim.Fresh) runtime.door().claim("key", BODY);
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.InFlight.class);
            fresh.reservation().close();
            assertThatThrownBy(() -> runtime.door().take(List.of(), fresh.reservation(), REPLY))
                    .isInstanceOf(IllegalStateException.class);
            append(runtime, "key", 1);
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.Stored.class);
        }
    }

    @Test
    void aReplyIsKeptADayAndThenForgotten() {
        try (EmbeddedRuntime runtime = open(settings())) {
            append(runtime, "key", 1);
            clock.advance(Duration.ofHours(24).minusMillis(1));
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.Stored.class);
            clock.advance(Duration.ofMillis(1));
            append(runtime, "key", 2);
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.Stored.class);
            clock.advance(Duration.ofHours(23));
            append(runtime, "other", 3);
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.Stored.class);
            assertThat(runtime.readings().count(Column.IDEMPOTENCY)).isEqualTo(4);
            clock.advance(Duration.ofHours(48));
            append(runtime, "last", 4);
            assertThat(runtime.readings().count(Column.IDEMPOTENCY)).isEqualTo(2);
        }
    }

    @Test
    void manyThreadsAreSyncedTogetherAndEachGetsItsOwnPlace() throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try (EmbeddedRuntime runtime = open(settings())) {
            List<Future<Receipt>> receipts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                List<Input> rows = new SeededInputs(i, false).next(5, clock.instant());
                receipts.add(clients.submit(() -> runtime.door().append(rows)));
            }
            List<Long> offsets = new ArrayList<>();
            for (Future<Receipt> receipt : receipts) {
                offsets.add(receipt.get().firstOffset());
            }
            List<Long> places = new ArrayList<>();
            for (long i = 0; i < 1_000; i += 5) {
                places.add(i);
            }
            assertThat(offsets).containsExactlyInAnyOrderElementsOf(places);
            awaitQuiet(runtime);
            assertThat(runtime.readings().figures().processed()).isEqualTo(1_000);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void tooMuchBacklogIsTurnedAwayAndSmallRequestsHaveAnAllowance() {
        DoorSettings tight =
                new DoorSettings(4_096, 100, 5, 50, DoorSettings.presets().waitingBytes(), Duration.ofHours(24));
        try (EmbeddedRuntime runtime = open(settings().withDoor(tight))) {
            SeededInputs inputs = new SeededInputs(1, false);
            List<Input> many = inputs.next(30_000, clock.instant());
            runtime.door().append(many);
            assertThatThrownBy(() -> runtime.door().append(inputs.next(6, clock.instant())))
                    .isInstanceOfSatisfying(
                            OverloadedException.class,
                            overloaded -> assertThat(overloaded.retryAfter())
                                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
            awaitQuiet(runtime);
            runtime.door().append(inputs.next(6, clock.instant()));
        }
    }

    @Test
    void boundsAreHeldBeforeAnythingIsStored() {
        try (EmbeddedRuntime runtime = open(settings())) {
            assertThatThrownBy(() -> runtime.door().append(List.of(new Forgotten())))
                    .isInstanceOf(IllegalArgumentException.class);
            Claim.Fresh fresh = (Claim.Fresh) runtime.door().claim("key", BODY);
            assertThatThrownBy(() ->
                            runtime.door().take(List.of(), fresh.reservation(), new byte[Door.MAX_REPLY_BYTES + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(runtime.door().claim("key", BODY)).isInstanceOf(Claim.Fresh.class);
            assertThat(runtime.readings().figures().appended()).isZero();
        }
    }

    private void append(EmbeddedRuntime runtime, String key, long seed) {
        Claim.Fresh fresh = (Claim.Fresh) runtime.door().claim(key, BODY);
        runtime.door()
                .take(
                        Arrival.plain(new SeededInputs(seed, false).next(2, clock.instant())),
                        fresh.reservation(),
                        REPLY);
    }

    private EmbeddedRuntime open(EmbeddedSettings settings) {
        return EmbeddedRuntime.open(dir, new EmbeddedRuntime.Parts(releases -> TestStages.pipeline(), settings, clock));
    }
}
