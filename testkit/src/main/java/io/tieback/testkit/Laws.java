package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.read.ActReader;
import io.tieback.engine.read.ActReader.ActSnapshot;
import io.tieback.engine.step.StateStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The laws as checks on a ledger and its counts; each throws with what it found. */
public final class Laws {
    private Laws() {}

    /** Law 1: as many reports have a status as were received, slice by slice. */
    public static void conservation(
            Map<ReportSlice, Long> received, Map<ReportSlice, Map<ReportStatus, Long>> tallies) {
        Map<ReportSlice, Long> counted = new TreeMap<>();
        tallies.forEach((slice, counts) -> {
            long sum = counts.values().stream().mapToLong(Long::longValue).sum();
            if (counts.values().stream().anyMatch(count -> count < 0)) {
                throw new AssertionError("a negative count in " + slice + ": " + counts);
            }
            if (sum != 0) {
                counted.put(slice, sum);
            }
        });
        if (!counted.equals(received)) {
            throw new AssertionError("received " + received + " but counted " + counted);
        }
    }

    /** Law 2, mass: every admitted report has a mass of exactly one whole under each setting. */
    public static void mass(Collection<LedgerEntry> entries, Set<String> reportIds, List<String> settings) {
        Map<String, Map<String, Long>> mass = entries.stream()
                .collect(Collectors.groupingBy(
                        LedgerEntry::reportId,
                        TreeMap::new,
                        Collectors.groupingBy(LedgerEntry::setting, Collectors.summingLong(LedgerEntry::share))));
        if (!mass.keySet().equals(new TreeSet<>(reportIds))) {
            throw new AssertionError("entries of " + mass.keySet() + " but reports " + reportIds);
        }
        mass.forEach((reportId, bySetting) -> {
            long inAll = bySetting.getOrDefault("", 0L);
            for (String setting : settings) {
                long whole = inAll + bySetting.getOrDefault(setting, 0L);
                if (whole != LedgerEntry.WHOLE) {
                    throw new AssertionError("report " + reportId + " has mass " + whole + " under " + setting);
                }
            }
        });
    }

    /** Law 2, value: under each setting an act's value entries sum to the same value, by currency. */
    public static void value(Collection<LedgerEntry> entries, List<String> settings) {
        Map<String, Map<String, Long>> value = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.actId() + " in " + entry.currency(),
                        TreeMap::new,
                        Collectors.groupingBy(LedgerEntry::setting, Collectors.summingLong(LedgerEntry::valueMicros))));
        value.forEach((act, bySetting) -> {
            Set<Long> sums = settings.stream()
                    .map(setting -> bySetting.getOrDefault(setting, 0L))
                    .collect(Collectors.toSet());
            if (sums.size() != 1) {
                throw new AssertionError("act " + act + " is worth " + bySetting);
            }
        });
    }

    /** Law 2, value: under each setting the entries of an act's reports sum to what the act is worth, as it is kept. */
    public static void worth(Collection<LedgerEntry> entries, StateStore state, List<String> settings) {
        Map<String, List<LedgerEntry>> byAct =
                entries.stream().collect(Collectors.groupingBy(LedgerEntry::actId, TreeMap::new, Collectors.toList()));
        byAct.forEach((actId, all) ->
                ActReader.read(state, actId).ifPresent(act -> settings.forEach(setting -> worth(act, all, setting))));
    }

    private static void worth(ActSnapshot act, List<LedgerEntry> entries, String setting) {
        Map<String, Long> sums = new TreeMap<>();
        entries.stream()
                .filter(entry -> act.statuses().containsKey(entry.reportId()))
                .filter(entry -> entry.setting().isEmpty() || entry.setting().equals(setting))
                .forEach(entry -> sums.merge(entry.currency(), entry.valueMicros(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        Map<String, Long> worth = new TreeMap<>();
        act.value()
                .filter(money -> money.micros() != 0)
                .ifPresent(money -> worth.put(money.currency(), money.micros()));
        if (!sums.equals(worth)) {
            throw new AssertionError(
                    "act " + act.actId() + " is worth " + worth + " but has " + sums + " under " + setting);
        }
    }
}
