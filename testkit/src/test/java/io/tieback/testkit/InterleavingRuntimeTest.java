package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.engine.pipeline.PipelineSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InterleavingRuntimeTest extends RuntimeCompatibilityKit {
    private static final List<String> SETTINGS = PipelineSettings.presets().attributionSettings().stream()
            .map(setting -> setting.name())
            .toList();

    @Override
    protected ScenarioRuntime open() {
        return new InterleavingRuntime(Worlds.pipeline(), 42);
    }

    @Test
    void theLedgerIsTheSameForAThousandSeedsOfInterleaving() {
        for (long seed = 0; seed < 1_000; seed++) {
            List<Scenario.Event> events = Worlds.crowded(seed, 40, true);
            try (ScenarioRuntime plain = new SequentialRuntime(Worlds.pipeline());
                    ScenarioRuntime mixed = new InterleavingRuntime(Worlds.pipeline(), seed * 31)) {
                for (Scenario.Event event : events) {
                    plain.accept(event.at(), event.input());
                    mixed.accept(event.at(), event.input());
                }
                mixed.settle();
                assertThat(mixed.ledger()).as("seed %s", seed).isEqualTo(plain.ledger());
                assertThat(mixed.tallies()).as("seed %s", seed).isEqualTo(plain.tallies());
            }
        }
    }

    @Test
    void theLawsHoldAfterEveryInputOfCrowdedTimelines() {
        for (long seed = 0; seed < 250; seed++) {
            try (ScenarioRuntime runtime = new SequentialRuntime(Worlds.pipeline())) {
                Set<String> admitted = new TreeSet<>();
                Map<ReportSlice, Long> received = new TreeMap<>();
                for (Scenario.Event event : Worlds.crowded(seed, 60, true)) {
                    runtime.accept(event.at(), event.input());
                    if (event.input() instanceof ConversionReport report) {
                        admitted.add(report.reportId());
                        received.merge(report.slice(), 1L, Long::sum);
                    }
                    check(seed, runtime, admitted, received);
                }
            }
        }
    }

    private static void check(
            long seed, ScenarioRuntime runtime, Set<String> admitted, Map<ReportSlice, Long> received) {
        try {
            Laws.conservation(received, runtime.tallies());
            Laws.mass(runtime.ledger().values(), admitted, SETTINGS);
            Laws.value(runtime.ledger().values(), SETTINGS);
            Laws.worth(runtime.ledger().values(), runtime.state(), SETTINGS);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
