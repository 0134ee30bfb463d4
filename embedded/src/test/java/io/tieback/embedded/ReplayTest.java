package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Tick;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.StateStore;
import io.tieback.testkit.SequentialRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same stamped inputs give the same answers as the plainest runtime, whatever the batches and restarts. */
final class ReplayTest {
    private static final Duration LONG = Duration.ofDays(20);
    /** The runtime would append ticks by its own clock, at times that the plain one cannot know. */
    private static final Duration NO_TICKS = Duration.ofHours(1);

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @ParameterizedTest
    @CsvSource({"1, 11", "7, 11", "4096, 11", "1, 12", "7, 12", "4096, 12"})
    void batchSizeNeverChangesAnAnswer(int batchInputs, long seed) {
        SequentialRuntime plain = new SequentialRuntime(VisibilityPipeline.of(PipelineSettings.presets()));
        Random random = new Random(seed);
        SeededInputs inputs = new SeededInputs(seed, true);
        for (int life = 0; life < 3; life++) {
            try (EmbeddedRuntime runtime = open(batchInputs)) {
                for (int request = 0; request < 25; request++) {
                    send(runtime, plain, inputs.next(1 + random.nextInt(40), clock.instant()));
                    clock.advance(Duration.ofMinutes(random.nextInt(600)));
                }
            }
            clock.advance(LONG);
        }
        try (EmbeddedRuntime runtime = open(batchInputs)) {
            send(runtime, plain, List.of(new Tick()));
            awaitQuiet(runtime);
            assertSame(runtime, plain);
        }
    }

    private void send(EmbeddedRuntime runtime, SequentialRuntime plain, List<Input> inputs) {
        Receipt receipt = runtime.door().append(inputs);
        inputs.forEach(input -> plain.accept(receipt.receivedAt(), input));
    }

    private static void assertSame(EmbeddedRuntime runtime, SequentialRuntime plain) {
        assertThat(runtime.readings().failures(3)).isEmpty();
        Map<RowId, LedgerEntry> ledger = ledger(runtime, plain);
        assertThat(without(ledger, plain.ledger())).as("rows too many").isEmpty();
        assertThat(without(plain.ledger(), ledger)).as("rows missing").isEmpty();
        Map<RollupKey, RollupSum> sums = new HashMap<>();
        plain.ledger()
                .values()
                .forEach(entry -> sums.merge(RollupKey.of(entry), RollupSum.ZERO.plus(entry), RollupSum::plus));
        sums.values().removeIf(RollupSum::isZero);
        Map<RollupKey, RollupSum> cells = new HashMap<>();
        runtime.readings()
                .attribution(AttributionQuery.ofAll(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1)))
                .forEach(row -> cells.put(row.key(), row.sum()));
        assertThat(cells).isEqualTo(sums);
        assertThat(runtime.readings().conservation(Optional.empty())).allSatisfy(row -> {
            assertThat(row.pending()).isZero();
            assertThat(row.admitted())
                    .isEqualTo(plain.tallies()
                            .getOrDefault(row.slice(), Map.of())
                            .getOrDefault(ReportStatus.ADMITTED, 0L));
        });
        plain.state().scan(new byte[0], new byte[] {(byte) 255}, (key, value) -> {
            Optional<byte[]> found = runtime.readings().states(store -> store.get(key));
            assertThat(found.orElseThrow()).isEqualTo(value);
            return true;
        });
        assertThat(runtime.readings().count(Column.STATE)).isEqualTo(rows(plain.state()));
    }

    private static List<Map.Entry<RowId, LedgerEntry>> without(
            Map<RowId, LedgerEntry> some, Map<RowId, LedgerEntry> others) {
        return some.entrySet().stream()
                .filter(row -> !row.getValue().equals(others.get(row.getKey())))
                .limit(3)
                .toList();
    }

    private static Map<RowId, LedgerEntry> ledger(EmbeddedRuntime runtime, SequentialRuntime plain) {
        Map<RowId, LedgerEntry> ledger = new HashMap<>();
        plain.ledger().keySet().stream()
                .map(RowId::reportId)
                .distinct()
                .flatMap(id -> runtime.readings().report(id).orElseThrow().entries().stream())
                .forEach(row -> ledger.put(new RowId(row.entry().reportId(), row.cause(), row.origin()), row.entry()));
        return ledger;
    }

    private static long rows(StateStore store) {
        AtomicLong rows = new AtomicLong();
        store.scan(new byte[0], new byte[] {(byte) 255}, (key, value) -> rows.incrementAndGet() > 0);
        return rows.get();
    }

    private EmbeddedRuntime open(int batchInputs) {
        return EmbeddedRuntime.open(dir, settings().withBatchInputs(batchInputs).withIdlePoll(NO_TICKS), clock);
    }
}
