package io.tieback.embedded;

import io.tieback.core.identity.Sought;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.Seal;
import io.tieback.core.privacy.SealKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.act.ActMatch;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.codec.SoughtCodec;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.read.ActReader;
import io.tieback.engine.read.ActReader.ActSnapshot;
import io.tieback.engine.read.CopyReader;
import io.tieback.engine.read.EngagementReader;
import io.tieback.engine.read.EngagementReader.EngagementCredit;
import io.tieback.engine.read.Preview;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StateStore.RowVisitor;
import io.tieback.engine.step.StoreKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Committed answers. Each call sees one moment; two calls may see two. For any number of threads.
 *
 * <p>All throw {@link IllegalStateException} once the runtime is closed.
 */
public final class Readings {
    private static final byte[] FIRST = new byte[0];
    private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1, -1};

    private final Database database;
    private final Gate gate;
    private final Progress progress;
    private final PipelineSettings settings;
    private final Preview preview;
    private final SecureRandom random;

    Readings(Database database, Gate gate, Progress progress, PipelineSettings settings, SecureRandom random) {
        this.database = database;
        this.gate = gate;
        this.progress = progress;
        this.settings = settings;
        this.preview = new Preview(settings);
        this.random = random;
    }

    /** A report's whole life, or empty if no such report was received. */
    public Optional<ReportLife> report(String reportId) {
        return read(snapshot -> snapshot.get(Column.REPORTS, Rows.text(reportId))
                .flatMap(key -> snapshot.get(Column.LOG, key).map(row -> LogEntry.of(key, row)))
                .map(entry -> life(snapshot, reportId, entry)));
    }

    /** The act of an admitted report, which is the report itself while it is pending; empty if there is no such one. */
    public Optional<String> actOf(String reportId) {
        return read(snapshot -> snapshot.get(Column.REPORTS, Rows.text(reportId))
                .flatMap(key -> snapshot.get(Column.LOG, key).map(row -> LogEntry.of(key, row)))
                .filter(entry -> LogEntry.released(snapshot, reportId).isPresent()
                        || entry.openInput()
                                .filter(ConversionReport.class::isInstance)
                                .isPresent())
                .map(entry -> {
                    List<LedgerRow> entries = entries(snapshot, reportId);
                    return entries.isEmpty()
                            ? reportId
                            : entries.get(entries.size() - 1).entry().actId();
                }));
    }

    /**
     * The group of the person that the truth panel told of last for an act, empty if none is kept: as far as committed
     * state shows it.
     *
     * @param actId as {@link #actOf} gives it
     * @param now the door's clock
     */
    public OptionalInt panelGroup(String actId, Instant now) {
        return read(snapshot -> snapshot.get(Column.REPORTS, Rows.text(actId))
                .flatMap(key -> snapshot.get(Column.LOG, key).map(row -> LogEntry.of(key, row)))
                .map(entry -> Days.of(entry.position().receivedAt()))
                .map(received ->
                        Math.max(received, Days.of(now) - settings.keepFor().toDays()))
                .map(from -> CandidateLog.panelGroup(snapshot, actId, from, Days.of(now)))
                .orElse(OptionalInt.empty()));
    }

    /** An engagement and what it earned, as long as it is kept. */
    public Optional<EngagementCredit> engagementCredit(String engagementId) {
        return read(snapshot ->
                EngagementReader.read(new SnapshotState(snapshot), engagementId, settings.attributionSettings()));
    }

    /**
     * The first report of the act that {@code report} is a copy of, as far as committed state shows it.
     *
     * @param now the door's clock
     */
    public Optional<String> copyOf(ConversionReport report, Instant now) {
        CopyReader reader = new CopyReader(settings);
        return read(snapshot -> reader.copyOf(new SnapshotState(snapshot), report, now));
    }

    /**
     * What reports would be matched by if each came now, alone; nothing is kept of them.
     *
     * @param reports under ids that no others have
     * @param now the door's clock
     * @return one for each; empty for a refund or a correction that refers to nothing that is known
     */
    public List<Optional<ActMatch>> previews(List<ConversionReport> reports, Instant now) {
        return read(snapshot -> {
            SnapshotState state = new SnapshotState(snapshot);
            return reports.stream()
                    .map(report -> preview.of(state, report, now))
                    .toList();
        });
    }

    /**
     * Cells of the attribution table, by advertiser, setting and day.
     *
     * @throws AnswerTooLargeException if more than {@link AttributionQuery#MAX_ROWS} cells would be given
     */
    public List<RollupRow> attribution(AttributionQuery query) {
        List<RollupRow> rows = new ArrayList<>();
        RowVisitor visitor = (key, value) -> {
            RollupKey cell = LedgerCodec.CELL.decode(key);
            if (query.takes(cell)) {
                rows.add(new RollupRow(cell, LedgerCodec.SUM.decode(value)));
            }
            return rows.size() <= AttributionQuery.MAX_ROWS;
        };
        readRows(Column.ROLLUPS, query.advertiserId(), visitor);
        if (rows.size() > AttributionQuery.MAX_ROWS) {
            throw new AnswerTooLargeException(AttributionQuery.MAX_ROWS);
        }
        return rows;
    }

    /** What became of all received reports, by slice in order; of one advertiser, or of all. */
    public List<ConservationRow> conservation(Optional<String> advertiserId) {
        Map<ReportSlice, long[]> slices = new TreeMap<>();
        readRows(Column.TALLIES, advertiserId, (key, value) -> {
            long[] counts = slices.computeIfAbsent(Tallies.slice(key), slice -> new long[Tallies.KINDS]);
            counts[Tallies.kind(key)] = Tallies.count(value);
            return true;
        });
        return slices.entrySet().stream()
                .map(slice -> Tallies.row(slice.getKey(), slice.getValue()))
                .toList();
    }

    /** How often a step threw, at an input or a timer: each time by a fault of the program, and without effect. */
    public long failedTurns() {
        return counts().getOrDefault(Processor.FAILED, 0L);
    }

    /** Sums of what was counted beside reports, by name. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        readRows(Column.COUNTS, Optional.empty(), (key, value) -> {
            counts.put(Rows.text(key), Tallies.count(value));
            return true;
        });
        return counts;
    }

    /** What the bounds of the evidence cost. */
    public CapFigures capFigures() {
        return CapFigures.of(counts());
    }

    /**
     * How often users whom keys name are found without them, by day, advertiser and segment, in this order.
     *
     * @param from the first day, by the acts' times (UTC)
     * @throws AnswerTooLargeException if more than {@link AttributionQuery#MAX_ROWS} rows would be given
     */
    public List<RecallRow> candidateRecall(LocalDate from) {
        Map<Sought, RecallRow> rows = new LinkedHashMap<>();
        read(snapshot -> {
            snapshot.scan(Column.RECALL, SoughtCodec.day(from.toEpochDay()), LAST, (key, value) -> {
                Sought cell = SoughtCodec.CELL.decode(key);
                Sought row = new Sought(cell.day(), cell.advertiserId(), cell.segment(), Sought.Outcome.FOUND);
                rows.merge(
                        row,
                        RecallRow.none(row).and(cell.outcome(), Tallies.count(value)),
                        (before, more) -> before.and(cell.outcome(), Tallies.count(value)));
                return rows.size() <= AttributionQuery.MAX_ROWS;
            });
            return Optional.empty();
        });
        if (rows.size() > AttributionQuery.MAX_ROWS) {
            throw new AnswerTooLargeException(AttributionQuery.MAX_ROWS);
        }
        return rows.values().stream().filter(row -> row.acts() > 0).toList();
    }

    /** Inputs, then timers, at which a step threw, earliest first; at most {@code limit}. */
    public List<FailedTurn> failures(int limit) {
        List<FailedTurn> failures = new ArrayList<>();
        readRows(Column.FAILURES, Optional.empty(), (key, value) -> {
            failures.add(FailureRow.decode(key, value));
            return failures.size() < limit;
        });
        return failures;
    }

    /**
     * Reports that wait in quarantine, by report id.
     *
     * @param behind the report id to go on behind, or empty for the first
     * @param limit at most so many
     */
    public List<QuarantinedReport> quarantined(Predicate<QuarantinedReport> taken, String behind, int limit) {
        List<QuarantinedReport> found = new ArrayList<>();
        return read(snapshot -> {
            byte[] from = behind.isEmpty() ? FIRST : StoreKeys.join(Rows.text(behind), new byte[1]);
            snapshot.scan(Column.QUARANTINE, from, LAST, (key, value) -> {
                QuarantinedReport held = QuarantinedReport.CODEC.decode(value);
                if (taken.test(held)) {
                    found.add(held);
                }
                return found.size() < limit;
            });
            return found;
        });
    }

    /** Whether a report waits in quarantine. */
    public boolean isQuarantined(String reportId) {
        return read(
                snapshot -> snapshot.get(Column.QUARANTINE, Rows.text(reportId)).isPresent());
    }

    /** A quarantined row as it was received, as long as its key is kept. */
    public Optional<byte[]> row(RefusedReport refused) {
        if (refused.sealedRow().length == 0) {
            return Optional.empty();
        }
        byte[] place = Rows.text(refused.slice().dataSet());
        return read(snapshot -> SubjectKeys.find(Seal.keyId(refused.sealedRow()), snapshot)
                .map(key -> new Seal(random::nextBytes).open(key, refused.sealedRow(), place)));
    }

    /** Where the runtime stands. */
    public RuntimeFigures figures() {
        long processed = progress.processed();
        long appended = progress.appended();
        return new RuntimeFigures(
                appended, processed, appended - processed, progress.failure().isEmpty());
    }

    /**
     * Reads the steps' states as of one moment; the store must not be used after {@code reader} returned, and before by
     * any number of threads.
     */
    public <T> T states(Function<StateStore, T> reader) {
        return read(snapshot -> reader.apply(new SnapshotState(snapshot)));
    }

    /** Gives every entry of the ledger to {@code visitor}: a report's follow each other, in order. */
    public void ledger(Consumer<LedgerEntry> visitor) {
        readRows(Column.LEDGER, Optional.empty(), (key, value) -> {
            visitor.accept(LedgerRow.decode(key, value).entry());
            return true;
        });
    }

    /** All rows of the ledger, by report. */
    List<LedgerRow> ledger() {
        List<LedgerRow> rows = new ArrayList<>();
        readRows(Column.LEDGER, Optional.empty(), (key, value) -> rows.add(LedgerRow.decode(key, value)));
        return rows;
    }

    /** What RocksDB tells of a column. */
    String property(Column column, String name) {
        return read(snapshot -> database.property(column, name));
    }

    /** How many rows a column has, by walking it. */
    long count(Column column) {
        AtomicLong count = new AtomicLong();
        readRows(column, Optional.empty(), (key, value) -> count.incrementAndGet() > 0);
        return count.get();
    }

    private ReportLife life(DatabaseSnapshot snapshot, String reportId, LogEntry entry) {
        LongFunction<Optional<SealKey>> keys = id -> SubjectKeys.find(id, snapshot);
        Seal seal = new Seal(random::nextBytes);
        Input received = entry.input(keys, seal);
        List<LedgerRow> entries = entries(snapshot, reportId);
        Optional<LogEntry> release = LogEntry.released(snapshot, reportId);
        Optional<ReportLife.Released> released = release.map(
                later -> new ReportLife.Released(later.position(), (ReleasedReport) later.input(keys, seal)));
        Optional<StepFailure> failure =
                snapshot.get(Column.FAILURES, FailureRow.of(entry.offset())).map(StepFailure.CODEC::decode);
        Optional<ActSnapshot> act = entries.isEmpty()
                ? Optional.empty()
                : ActReader.read(
                        new SnapshotState(snapshot),
                        entries.get(entries.size() - 1).entry().actId());
        boolean pending = entry.offset()
                >= snapshot.get(Column.META, Rows.PROCESSED).map(Rows::number).orElse(0L);
        Optional<ReportStatus> status =
                pending ? Optional.empty() : Optional.of(status(received, released, failure, act, entries));
        return new ReportLife(
                reportId,
                entry.position(),
                received,
                entry.remarks(keys, seal),
                released,
                release.orElse(entry).isForgotten(keys),
                status,
                failure,
                act,
                entries);
    }

    /** What became of a processed report; of an act that is kept no more, by where its mass stands. */
    private static ReportStatus status(
            Input received,
            Optional<ReportLife.Released> released,
            Optional<StepFailure> failure,
            Optional<ActSnapshot> act,
            List<LedgerRow> entries) {
        if (failure.isPresent() && released.isEmpty()) {
            return ReportStatus.QUARANTINED;
        } else if (received instanceof RefusedReport refused && released.isEmpty()) {
            return refused.status();
        }
        ConversionReport report =
                released.map(later -> later.input().report()).orElseGet(() -> (ConversionReport) received);
        Optional<ReportStatus> current =
                act.flatMap(a -> Optional.ofNullable(a.statuses().get(report.reportId())));
        return current.orElseGet(() -> {
            boolean merged = !entries.isEmpty()
                    && entries.get(entries.size() - 1).entry().target() instanceof Target.Merged;
            return merged && report.reference().isEmpty() ? ReportStatus.EXACT_DUPLICATE : ReportStatus.ADMITTED;
        });
    }

    private static List<LedgerRow> entries(DatabaseSnapshot snapshot, String reportId) {
        byte[] prefix = LedgerCodec.report(reportId);
        List<LedgerRow> entries = new ArrayList<>();
        snapshot.scan(Column.LEDGER, prefix, StoreKeys.afterAll(prefix), (key, value) -> {
            entries.add(LedgerRow.decode(key, value));
            return entries.size() < ReportLife.MAX_ENTRIES;
        });
        return entries;
    }

    private void readRows(Column column, Optional<String> advertiserId, RowVisitor visitor) {
        byte[] from = advertiserId.map(LedgerCodec::advertiser).orElse(FIRST);
        byte[] to = advertiserId.map(id -> StoreKeys.afterAll(from)).orElse(LAST);
        read(snapshot -> {
            snapshot.scan(column, from, to, visitor);
            return Optional.empty();
        });
    }

    private <T> T read(Function<DatabaseSnapshot, T> reader) {
        try (Gate.Pass pass = gate.enter();
                DatabaseSnapshot snapshot = database.snapshot()) {
            return reader.apply(snapshot);
        }
    }
}
