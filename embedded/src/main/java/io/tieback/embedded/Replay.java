package io.tieback.embedded;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReleasedReport;
import io.tieback.engine.act.ActMatch;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.read.ActReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Processes what can still be read of a log once more, from its zero into an empty store, and compares. Where nothing
 * was erased, states, timers and the ledger are the same row by row; else what the ledger sums to is the same, report
 * by
 * report, and states are not compared: they remember that something came, which the log does not.
 */
final class Replay implements AutoCloseable {
    private static final int TELL_EACH = 10_000;

    private final Database source;
    private final Database copy;
    private final Processor processor;
    private final SubjectKeys keys;
    private final long processed;
    private long forgotten;

    Replay(Database source, Path scratch, PipelineSettings settings, VisibilityPipeline pipeline) {
        this.source = source;
        this.keys = new SubjectKeys(source, new SecureRandom(), -1);
        this.copy = Database.openScratch(scratch, StoreSettings.presets());
        this.processed =
                source.get(Column.META, Rows.PROCESSED).map(Rows::number).orElse(0L);
        this.processor = new Processor(
                copy,
                Replay::written,
                pipeline,
                EmbeddedSettings.presets().withPipeline(settings),
                0,
                (next, timer) -> {});
    }

    List<Law> run(Verification.Watcher watcher) {
        replay(watcher);
        Findings sums = new Findings("replay-sums");
        compareTallies(sums);
        Findings ledger = new Findings("replay-ledger");
        if (forgotten > 0) {
            return afterErasures(ledger, sums);
        }
        compare(Column.ROLLUPS, sums);
        compare(Column.COUNTS, sums);
        compare(Column.RECALL, sums);
        compare(Column.LEDGER, ledger);
        Findings states = new Findings("replay-state");
        compare(Column.STATE, states);
        compare(Column.TIMERS, states);
        compare(Column.FAILURES, states);
        compare(Column.QUARANTINE, states);
        return List.of(ledger.law("rows"), sums.law("sums"), states.law("rows"));
    }

    /**
     * Of acts that a release divided by odds the erased may have been rivals: a replay without them tells other odds,
     * and the sums hold them. An act that was kept no more when somebody was erased with whom it was divided could not
     * be judged again, and stands as it was posted.
     */
    private List<Law> afterErasures(Findings ledger, Findings sums) {
        long[] differing = new long[2];
        try (DatabaseSnapshot snapshot = source.snapshot()) {
            new NetLedger(source, copy).compare(ledger, (reportId, actIds) -> {
                boolean isByOdds = isByOdds(snapshot, reportId, actIds);
                boolean isKeptNoMore = !isByOdds && isKeptNoMore(snapshot, reportId, actIds);
                differing[0] += isByOdds ? 1 : 0;
                differing[1] += isKeptNoMore ? 1 : 0;
                return isByOdds || isKeptNoMore;
            });
        }
        String erased = ", " + Findings.count(forgotten) + " log records being erased";
        if (differing[0] > 0) {
            erased += "; the odds of " + Findings.count(differing[0]) + " rest on less evidence now";
        }
        if (differing[1] > 0) {
            erased += "; " + Findings.count(differing[1]) + " stand as posted, their acts being kept no more";
        }
        if (differing[0] + differing[1] == 0) {
            compare(Column.ROLLUPS, sums);
        }
        return List.of(ledger.law("reports" + erased), sums.law("sums"));
    }

    private static boolean isByOdds(DatabaseSnapshot snapshot, String reportId, Set<String> actIds) {
        Optional<LogEntry> entry = LogEntry.released(snapshot, reportId)
                .or(() -> snapshot.get(Column.REPORTS, Rows.text(reportId))
                        .flatMap(offset -> snapshot.get(Column.LOG, offset).map(row -> LogEntry.of(offset, row))));
        int rollout = entry.flatMap(LogEntry::openInput).map(Replay::rollout).orElse(0);
        List<ActMatch> matches = actIds.stream()
                .flatMap(actId -> ActReader.read(new SnapshotState(snapshot), actId).stream())
                .map(act -> act.match())
                .toList();
        return (rollout > 0 || matches.stream().anyMatch(match -> match.rollout() > 0))
                && matches.stream().noneMatch(ActMatch::isNamed);
    }

    private static boolean isKeptNoMore(DatabaseSnapshot snapshot, String reportId, Set<String> actIds) {
        return actIds.stream()
                .flatMap(actId -> ActReader.read(new SnapshotState(snapshot), actId).stream())
                .noneMatch(act -> act.statuses().containsKey(reportId));
    }

    private static int rollout(Input input) {
        if (input instanceof ReleasedReport released) {
            return released.report().rollout();
        }
        return input instanceof ConversionReport report ? report.rollout() : 0;
    }

    @Override
    public void close() {
        processor.close();
        copy.close();
    }

    private void replay(Verification.Watcher watcher) {
        new LogReader(source, keys::find).read(0, processed, row -> {
            forgotten += row.isForgotten() ? 1 : 0;
            processor.accept(row);
            if (processor.next() % TELL_EACH == 0) {
                watcher.at("replay", processor.next(), processed);
            }
            return true;
        });
        processor.commit();
    }

    /** Compares two columns row by row. */
    private void compare(Column column, Findings findings) {
        try (RocksIterator theirs = source.iterator(column);
                RocksIterator mine = copy.iterator(column)) {
            theirs.seekToFirst();
            mine.seekToFirst();
            while (theirs.isValid() || mine.isValid()) {
                int order = order(theirs, mine);
                boolean same = order == 0 && Arrays.equals(theirs.value(), mine.value());
                findings.check(
                        same,
                        () -> column.family() + " row " + name(order <= 0 ? theirs.key() : mine.key())
                                + (order < 0 ? " is not made again" : order > 0 ? " is missing" : " differs"));
                if (order <= 0) {
                    theirs.next();
                }
                if (order >= 0) {
                    mine.next();
                }
            }
            Database.check(theirs);
            Database.check(mine);
        }
    }

    /** The counts by status; what was received is the door's. */
    private void compareTallies(Findings findings) {
        try (RocksIterator theirs = source.iterator(Column.TALLIES)) {
            for (theirs.seekToFirst(); theirs.isValid(); theirs.next()) {
                if (Tallies.kind(theirs.key()) != Tallies.RECEIVED) {
                    long again = copy.get(Column.TALLIES, theirs.key())
                            .map(Tallies::count)
                            .orElse(0L);
                    long count = Tallies.count(theirs.value());
                    findings.check(count == again, "a tally is " + count + ", replayed " + again);
                }
            }
            Database.check(theirs);
        }
    }

    private static int order(RocksIterator left, RocksIterator right) {
        if (!left.isValid()) {
            return 1;
        }
        return right.isValid() ? Arrays.compareUnsigned(left.key(), right.key()) : -1;
    }

    /** The first bytes of a key: enough to find it, too few to name anybody. */
    private static String name(byte[] key) {
        return HexFormat.of().formatHex(key, 0, Math.min(key.length, 4));
    }

    /** Keys that are destroyed again are gone already. */
    private static void written(Map<String, Long> upTo, WriteBatch batch, Runnable write) {
        write.run();
    }
}
