package io.tieback.embedded;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.core.privacy.BrokenSealException;
import io.tieback.core.privacy.Seal;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.read.ActReader;
import io.tieback.engine.step.StoreKeys;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rocksdb.RocksIterator;

/** Checks a store against itself: what the log holds, what was counted, what was credited. */
final class Audit {
    private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1, -1};

    private final Database database;
    private final PipelineSettings settings;
    private final long processed;
    private final long acknowledged;
    private final Seal seal = new Seal(new SecureRandom()::nextBytes);
    private final Findings log = new Findings("log");
    private final Findings conservation = new Findings("conservation");
    private final Findings mass = new Findings("credit");
    private final Findings value = new Findings("value");
    private final Findings rollups = new Findings("rollups");
    private final Map<ReportSlice, long[]> logged = new TreeMap<>();
    private long ledgerRows;
    private Rollout rollout = Rollout.NONE;

    /** @param acknowledged offset behind the last row that is known to have been acknowledged */
    Audit(Database database, PipelineSettings settings, long acknowledged) {
        this.database = database;
        this.acknowledged = acknowledged;
        this.settings = settings;
        this.processed =
                database.get(Column.META, Rows.PROCESSED).map(Rows::number).orElse(0L);
    }

    List<Law> run() {
        try (DatabaseSnapshot snapshot = database.snapshot()) {
            walkLog(snapshot);
            checkTallies(snapshot);
            checkRollups(snapshot);
        }
        return List.of(
                log.law("log records"),
                conservation.law("slices"),
                mass.law("reports"),
                value.law("reports"),
                rollups.law("sums"));
    }

    private void walkLog(DatabaseSnapshot snapshot) {
        long expected = 0;
        Instant latest = Instant.MIN;
        try (RocksIterator rows = snapshot.iterator(Column.LOG)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                long offset = LogRow.offset(rows.key());
                log.check(offset == expected, "offset " + expected + " is missing");
                try {
                    LogEntry entry = LogEntry.of(rows.key(), rows.value());
                    Instant receivedAt = entry.position().receivedAt();
                    log.check(!receivedAt.isBefore(latest), "time runs back at offset " + offset);
                    latest = receivedAt;
                    Input input = entry.input(id -> SubjectKeys.find(id, snapshot), seal);
                    checkRollout(input, offset);
                    check(snapshot, entry, input);
                } catch (CorruptBytesException | BrokenSealException damaged) {
                    log.check(false, "offset " + offset + ": " + damaged.getMessage());
                }
                expected = offset + 1;
            }
            Database.check(rows);
        }
        log.check(
                Rollout.of(database).equals(rollout),
                "the log puts release " + rollout.inForce() + " in service, and another one serves");
        log.check(processed <= expected, "the state is ahead of the log");
        log.check(
                acknowledged <= expected,
                "the log ends at row " + expected + ", but rows up to " + acknowledged + " were acknowledged");
    }

    /** Each report is judged by the release that was in force at its place. */
    private void checkRollout(Input input, long offset) {
        int named = rollout.inForce();
        if (input instanceof Promotion promotion) {
            rollout = rollout.after(promotion.version());
        } else if (input instanceof ConversionReport report) {
            named = report.rollout();
        } else if (input instanceof ReleasedReport released) {
            named = released.report().rollout();
        }
        if (!(input instanceof Promotion) && named != rollout.inForce()) {
            log.check(
                    false,
                    "offset " + offset + " names release " + named + " where " + rollout.inForce() + " was in force");
        }
    }

    private void check(DatabaseSnapshot snapshot, LogEntry entry, Input input) {
        Optional<AppendRequest.Mark> mark = AppendRequest.Mark.of(input);
        if (mark.isEmpty()) {
            return;
        }
        boolean pending = entry.offset() >= processed;
        long[] counts = logged.computeIfAbsent(mark.get().slice(), slice -> new long[2]);
        counts[0]++;
        counts[1] += pending ? 1 : 0;
        boolean indexed = snapshot.get(Column.REPORTS, Rows.text(mark.get().reportId()))
                .map(row -> LogRow.offset(row) == entry.offset())
                .orElse(false);
        log.check(indexed, "the report at offset " + entry.offset() + " is not found by its id");
        List<LedgerEntry> rows = ledger(snapshot, mark.get().reportId());
        ledgerRows += rows.size();
        Optional<ConversionReport> admitted = pending
                ? Optional.empty()
                : admitted(snapshot, entry, input, mark.get().reportId());
        if (admitted.isPresent()) {
            checkCredit(snapshot, admitted.get(), rows);
        } else if (!rows.isEmpty()) {
            mass.check(false, "report " + mark.get().reportId() + " has credit without being admitted");
        }
    }

    /** The report that went on: as received, or as released from quarantine. */
    private Optional<ConversionReport> admitted(
            DatabaseSnapshot snapshot, LogEntry entry, Input input, String reportId) {
        Optional<LogEntry> released = LogEntry.released(snapshot, reportId);
        if (released.isPresent()) {
            Input again = released.get().input(id -> SubjectKeys.find(id, snapshot), seal);
            return Optional.of(((ReleasedReport) again).report());
        }
        boolean failed =
                snapshot.get(Column.FAILURES, FailureRow.of(entry.offset())).isPresent();
        return input instanceof ConversionReport report && !failed ? Optional.of(report) : Optional.empty();
    }

    /** Every report has a mass of exactly one in every setting, and an act's first report carries the act's value. */
    private void checkCredit(DatabaseSnapshot snapshot, ConversionReport report, List<LedgerEntry> rows) {
        String wrong = "";
        for (AttributionSetting setting : settings.attributionSettings()) {
            long share = rows.stream()
                    .filter(row -> in(setting, row))
                    .mapToLong(LedgerEntry::share)
                    .sum();
            if (share != LedgerEntry.WHOLE && wrong.isEmpty()) {
                wrong = "report " + report.reportId() + " is credited as "
                        + BigDecimal.valueOf(share, 9).stripTrailingZeros().toPlainString() + " reports under "
                        + setting.name() + ", not as one";
            }
        }
        mass.check(wrong.isEmpty(), wrong);
        if (rows.isEmpty()) {
            return;
        }
        String actId = rows.get(rows.size() - 1).actId();
        Optional<ActReader.ActSnapshot> act = ActReader.read(new SnapshotState(snapshot), actId);
        act.filter(standing -> standing.statuses().containsKey(report.reportId()))
                .ifPresent(standing -> checkValue(report, rows, standing));
    }

    private void checkValue(ConversionReport report, List<LedgerEntry> rows, ActReader.ActSnapshot act) {
        Map<String, Long> due = new HashMap<>();
        if (act.firstReportId().equals(report.reportId())) {
            act.value().filter(money -> money.micros() != 0).ifPresent(m -> due.put(m.currency(), m.micros()));
        }
        String wrong = "";
        for (AttributionSetting setting : settings.attributionSettings()) {
            Map<String, Long> found = new HashMap<>();
            rows.stream()
                    .filter(row -> in(setting, row) && row.valueMicros() != 0)
                    .forEach(row -> found.merge(row.currency(), row.valueMicros(), Math::addExact));
            found.values().removeIf(sum -> sum == 0);
            if (!found.equals(due) && wrong.isEmpty()) {
                wrong = "report " + report.reportId() + " carries " + words(found) + " under " + setting.name()
                        + ", but its act is worth " + words(due);
            }
        }
        value.check(wrong.isEmpty(), wrong);
    }

    private static String words(Map<String, Long> micros) {
        return micros.isEmpty()
                ? "nothing"
                : new TreeMap<>(micros)
                        .entrySet().stream()
                                .map(sum -> new Money(sum.getValue(), sum.getKey())
                                                .toMajor()
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + " " + sum.getKey())
                                .collect(Collectors.joining(" and "));
    }

    private static String words(RollupSum sum) {
        return BigDecimal.valueOf(sum.share(), 9).stripTrailingZeros().toPlainString() + " reports in "
                + Findings.count(sum.entries()) + " ledger rows";
    }

    private static boolean in(AttributionSetting setting, LedgerEntry row) {
        return row.setting().isEmpty() || row.setting().equals(setting.name());
    }

    private static List<LedgerEntry> ledger(DatabaseSnapshot snapshot, String reportId) {
        byte[] prefix = LedgerCodec.report(reportId);
        List<LedgerEntry> rows = new ArrayList<>();
        snapshot.scan(
                Column.LEDGER,
                prefix,
                StoreKeys.afterAll(prefix),
                (key, value) -> rows.add(LedgerCodec.ENTRY.decode(value)));
        return rows;
    }

    private void checkTallies(DatabaseSnapshot snapshot) {
        Map<ReportSlice, long[]> slices = new TreeMap<>();
        logged.keySet().forEach(slice -> slices.put(slice, new long[Tallies.KINDS]));
        snapshot.scan(Column.TALLIES, new byte[0], LAST, (key, count) -> {
            slices.computeIfAbsent(Tallies.slice(key), slice -> new long[Tallies.KINDS])[Tallies.kind(key)] =
                    Tallies.count(count);
            return true;
        });
        slices.forEach((slice, counts) -> {
            ConservationRow row = Tallies.row(slice, counts);
            long[] inLog = logged.getOrDefault(slice, new long[2]);
            conservation.check(
                    row.received() == inLog[0] && row.pending() == inLog[1],
                    "of " + slice.advertiserId() + ", data set " + slice.dataSet() + ", "
                            + Findings.count(row.received()) + " are counted as received and "
                            + Findings.count(row.pending()) + " as pending, but the log holds "
                            + Findings.count(inLog[0]) + ", of which " + Findings.count(inLog[1]) + " are pending");
        });
    }

    private void checkRollups(DatabaseSnapshot snapshot) {
        Map<RollupKey, RollupSum> sums = new HashMap<>();
        long[] seen = new long[1];
        snapshot.scan(Column.LEDGER, new byte[0], LAST, (key, value) -> {
            LedgerEntry entry = LedgerCodec.ENTRY.decode(value);
            sums.merge(RollupKey.of(entry), RollupSum.ZERO.plus(entry), RollupSum::plus);
            seen[0]++;
            return true;
        });
        if (seen[0] != ledgerRows) {
            mass.check(false, Findings.count(seen[0] - ledgerRows) + " ledger rows belong to no received report");
        }
        sums.values().removeIf(RollupSum::isZero);
        snapshot.scan(Column.ROLLUPS, new byte[0], LAST, (key, value) -> {
            RollupSum stored = LedgerCodec.SUM.decode(value);
            RollupSum sum = Optional.ofNullable(sums.remove(LedgerCodec.CELL.decode(key)))
                    .orElse(RollupSum.ZERO);
            rollups.check(
                    stored.equals(sum),
                    "a sum holds " + words(stored) + ", its rows come to " + words(sum) + " (or differ in money)");
            return true;
        });
        if (!sums.isEmpty()) {
            rollups.check(false, Findings.count(sums.size()) + " sums are missing");
        }
    }
}
