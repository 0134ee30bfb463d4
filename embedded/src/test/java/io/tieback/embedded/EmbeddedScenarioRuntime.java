package io.tieback.embedded;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.step.StateStore;
import io.tieback.testkit.ScenarioRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The embedded runtime as the scenarios see it: their times are its clock, and it adds no ticks of its own. */
final class EmbeddedScenarioRuntime implements ScenarioRuntime {
    private final Path dir;
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private EmbeddedRuntime runtime;

    EmbeddedScenarioRuntime(Path dir) {
        this.dir = dir;
        this.runtime = opened();
    }

    @Override
    public void accept(Instant receivedAt, Input input) {
        clock.set(receivedAt);
        runtime.door().append(List.of(input));
    }

    @Override
    public void settle() {
        TestRuntimes.awaitQuiet(runtime);
    }

    @Override
    public void restart() {
        runtime.close();
        runtime = opened();
    }

    @Override
    public Map<RowId, LedgerEntry> ledger() {
        Map<RowId, LedgerEntry> ledger = new LinkedHashMap<>();
        runtime.readings()
                .ledger()
                .forEach(row -> ledger.put(new RowId(row.entry().reportId(), row.cause(), row.origin()), row.entry()));
        return ledger;
    }

    @Override
    public Map<ReportSlice, Map<ReportStatus, Long>> tallies() {
        Map<ReportSlice, Map<ReportStatus, Long>> tallies = new TreeMap<>();
        runtime.readings().conservation(Optional.empty()).forEach(row -> tallies.put(row.slice(), counts(row)));
        return tallies;
    }

    @Override
    public StateStore state() {
        return new StateStore() {
            @Override
            public Optional<byte[]> get(byte[] key) {
                return runtime.readings().states(store -> store.get(key));
            }

            @Override
            public void scan(byte[] from, byte[] to, RowVisitor visitor) {
                runtime.readings().states(store -> {
                    store.scan(from, to, visitor);
                    return true;
                });
            }

            @Override
            public void put(byte[] key, byte[] value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(byte[] key) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public void close() {
        runtime.close();
    }

    private static Map<ReportStatus, Long> counts(ConservationRow row) {
        Map<ReportStatus, Long> counts = new EnumMap<>(ReportStatus.class);
        counts.put(ReportStatus.REJECTED, row.rejected());
        counts.put(ReportStatus.QUARANTINED, row.quarantined());
        counts.put(ReportStatus.SUPPRESSED, row.suppressed());
        counts.put(ReportStatus.EXACT_DUPLICATE, row.exactDuplicates());
        counts.put(ReportStatus.ADMITTED, row.admitted());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private EmbeddedRuntime opened() {
        EmbeddedSettings settings = TestRuntimes.settings().withIdlePoll(Duration.ofHours(1));
        return EmbeddedRuntime.open(dir, settings, clock);
    }
}
