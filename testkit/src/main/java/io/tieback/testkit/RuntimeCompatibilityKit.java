package io.tieback.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tieback.core.dedup.MergedAct;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.read.ActReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every runtime must do. A runtime's test extends this and says how one is opened: same stamped inputs, same
 * ledger.
 */
public abstract class RuntimeCompatibilityKit {
    /** An empty runtime of the pipeline under the presets. */
    protected abstract ScenarioRuntime open();

    @TestFactory
    Stream<DynamicTest> everyScenarioComesOutAsItsFileSays() {
        return ScenarioReader.all().stream()
                .map(scenario ->
                        DynamicTest.dynamicTest(scenario.name() + ": " + scenario.says(), () -> check(scenario, -1)));
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioSurvivesARestartBetweenAnyTwoInputs() {
        return ScenarioReader.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    for (int i = 1; i < scenario.timeline().size(); i++) {
                        check(scenario, i);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioGivesTheLedgerOfTheSequentialRuntime() {
        return ScenarioReader.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    try (ScenarioRuntime plain = new SequentialRuntime(Worlds.pipeline());
                            ScenarioRuntime mine = open()) {
                        feed(plain, scenario, -1);
                        feed(mine, scenario, -1);
                        assertSameRows(plain.ledger(), mine.ledger());
                    }
                }));
    }

    /** The same rows, row by row. */
    public static void assertSameRows(Map<RowId, LedgerEntry> expected, Map<RowId, LedgerEntry> actual) {
        assertEquals(new ArrayList<>(expected.entrySet()), new ArrayList<>(actual.entrySet()));
    }

    private void check(Scenario scenario, int restartBefore) {
        try (ScenarioRuntime runtime = open()) {
            feed(runtime, scenario, restartBefore);
            Set<String> admitted = new TreeSet<>();
            Map<ReportSlice, Long> received = new TreeMap<>();
            for (Scenario.Event event : scenario.timeline()) {
                if (event.input() instanceof ConversionReport report) {
                    admitted.add(report.reportId());
                    received.merge(report.slice(), 1L, Long::sum);
                } else if (event.input() instanceof RefusedReport refused) {
                    received.merge(refused.slice(), 1L, Long::sum);
                }
            }
            List<String> settings = PipelineSettings.presets().attributionSettings().stream()
                    .map(setting -> setting.name())
                    .toList();
            Map<RowId, LedgerEntry> ledger = runtime.ledger();
            assertAll(
                    scenario.says() + (restartBefore < 0 ? "" : " (restart before input " + restartBefore + ")"),
                    () -> Laws.conservation(received, runtime.tallies()),
                    () -> Laws.mass(ledger.values(), admitted, settings),
                    () -> Laws.value(ledger.values(), settings),
                    () -> Laws.worth(ledger.values(), runtime.state(), settings),
                    () -> assertEquals(text(expected(scenario)), text(Standing.of(ledger.values()))),
                    () -> assertEquals(scenario.statuses(), statuses(runtime, ledger)),
                    () -> assertEquals(scenario.matches(), matches(runtime, ledger)),
                    () -> assertEquals(scenario.days(), days(scenario.days().keySet(), ledger)),
                    () -> assertEquals(
                            scenario.conflicts(), conflicts(scenario.conflicts().keySet(), runtime, ledger)));
        }
    }

    private static void feed(ScenarioRuntime runtime, Scenario scenario, int restartBefore) {
        int i = 0;
        for (Scenario.Event event : scenario.timeline()) {
            if (i++ == restartBefore) {
                runtime.restart();
            }
            runtime.accept(event.at(), event.input());
        }
        runtime.settle();
    }

    private static Standing expected(Scenario scenario) {
        TreeMap<Standing.Place, Standing.Sum> sums = new TreeMap<>();
        for (Scenario.Row row : scenario.ledger()) {
            Optional<Money> value = ScenarioReader.money(row.value());
            long share = row.share().movePointRight(9).longValueExact();
            sums.put(
                    new Standing.Place(
                            row.report(),
                            row.setting(),
                            row.target(),
                            value.map(Money::currency).orElse("")),
                    new Standing.Sum(share, value.map(Money::micros).orElse(0L)));
        }
        return new Standing(sums);
    }

    private static String text(Standing standing) {
        StringBuilder text = new StringBuilder();
        standing.sums()
                .forEach((place, sum) ->
                        text.append(place).append(' ').append(sum).append('\n'));
        return text.toString();
    }

    private static Map<String, String> statuses(ScenarioRuntime runtime, Map<RowId, LedgerEntry> ledger) {
        Map<String, String> statuses = new TreeMap<>();
        for (String actId : acts(ledger)) {
            ActReader.read(runtime.state(), actId)
                    .map(ActReader.ActSnapshot::statuses)
                    .orElse(Map.of())
                    .forEach((reportId, status) -> statuses.put(reportId, status.name()));
        }
        return statuses;
    }

    private static Map<String, Map<String, BigDecimal>> matches(
            ScenarioRuntime runtime, Map<RowId, LedgerEntry> ledger) {
        Map<String, Map<String, BigDecimal>> matches = new TreeMap<>();
        for (String actId : acts(ledger)) {
            ActReader.read(runtime.state(), actId).ifPresent(act -> {
                Map<String, BigDecimal> users = new TreeMap<>();
                act.parts().forEach(part -> users.put(part.userId(), share(part.share())));
                if (!users.isEmpty()) {
                    matches.put(act.firstReportId(), users);
                }
            });
        }
        return matches;
    }

    /** The day of each report's entries; entries on another day must have been taken back. */
    private static Map<String, String> days(Set<String> reportIds, Map<RowId, LedgerEntry> ledger) {
        Map<String, Map<String, Long>> mass = new TreeMap<>();
        ledger.values().stream()
                .filter(entry -> reportIds.contains(entry.reportId()))
                .forEach(entry -> mass.computeIfAbsent(entry.reportId(), id -> new TreeMap<>())
                        .merge(entry.day().toString(), entry.share(), Long::sum));
        Map<String, String> days = new TreeMap<>();
        mass.forEach((reportId, byDay) -> {
            byDay.values().removeIf(share -> share == 0);
            days.put(reportId, String.join(" ", byDay.keySet()));
        });
        return days;
    }

    private static Map<String, List<String>> conflicts(
            Set<String> firstReportIds, ScenarioRuntime runtime, Map<RowId, LedgerEntry> ledger) {
        Map<String, List<String>> conflicts = new TreeMap<>();
        for (String actId : acts(ledger)) {
            ActReader.read(runtime.state(), actId)
                    .filter(act -> firstReportIds.contains(act.firstReportId()))
                    .ifPresent(act -> conflicts.put(
                            act.firstReportId(),
                            act.conflicts().stream()
                                    .map(RuntimeCompatibilityKit::text)
                                    .toList()));
        }
        return conflicts;
    }

    private static String text(MergedAct.Conflict conflict) {
        return conflict.field() + " " + conflict.standing() + ", " + conflict.reportId() + " says " + conflict.other();
    }

    private static Set<String> acts(Map<RowId, LedgerEntry> ledger) {
        Set<String> acts = new TreeSet<>();
        ledger.values().forEach(entry -> acts.add(entry.actId()));
        return acts;
    }

    private static BigDecimal share(long share) {
        BigDecimal exact = BigDecimal.valueOf(share, 9).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
