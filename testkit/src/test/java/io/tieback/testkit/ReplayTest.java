package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.engine.codec.InputCodec;
import io.tieback.engine.codec.LogRecord;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.Cascade;
import io.tieback.engine.pipeline.Outcome;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StoreOverlay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {
    /** Nothing expires within these timelines: what an expired act earned stays, whoever is erased later. */
    private static final VisibilityPipeline PIPELINE = VisibilityPipeline.of(new PipelineSettings(
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(3_650),
            PipelineSettings.UserMatching.presets(),
            PipelineSettings.presets().attributionSettings()));

    @Test
    void whatCanStillBeReadOfTheLogGivesTheSameStandingLedgerAndCounts() {
        for (long seed = 0; seed < 400; seed++) {
            List<Scenario.Event> events = Worlds.crowded(seed, 60, true);
            try (SequentialRuntime live = new SequentialRuntime(PIPELINE);
                    SequentialRuntime replayed = new SequentialRuntime(PIPELINE)) {
                events.forEach(event -> live.accept(event.at(), event.input()));
                readable(events).forEach(event -> replayed.accept(event.at(), event.input()));
                assertThat(Standing.of(replayed.ledger().values()))
                        .as("seed %s", seed)
                        .isEqualTo(Standing.of(live.ledger().values()));
                assertThat(replayed.tallies()).as("seed %s", seed).isEqualTo(live.tallies());
            }
        }
    }

    /** The log as it reads after all erasures have destroyed the keys that stood when they were applied. */
    private static List<Scenario.Event> readable(List<Scenario.Event> events) {
        Map<String, Integer> generations = new HashMap<>();
        Set<String> destroyed = new HashSet<>();
        List<String> sealedBy = new ArrayList<>();
        MemoryStore store = new MemoryStore();
        Cascade cascade = new Cascade(PIPELINE);
        long offset = 0;
        for (Scenario.Event event : events) {
            String subject = InputCodec.encode(event.input()).subject();
            sealedBy.add(subject + "#" + generations.getOrDefault(subject, 0));
            StoreOverlay overlay = new StoreOverlay(store);
            Outcome outcome = cascade.run(overlay, new Position(event.at(), 0, offset++), event.input());
            overlay.commit();
            for (Outcome.Told told : outcome.effects()) {
                if (told.effect() instanceof Effect.DestroySubject gone) {
                    destroyed.add(gone.subject() + "#" + generations.getOrDefault(gone.subject(), 0));
                    generations.merge(gone.subject(), 1, Integer::sum);
                }
            }
        }
        List<Scenario.Event> readable = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            readable.add(new Scenario.Event(
                    events.get(i).at(), read(events.get(i).input(), destroyed.contains(sealedBy.get(i)))));
        }
        return readable;
    }

    private static Input read(Input input, boolean gone) {
        LogRecord record = InputCodec.encode(input);
        boolean unreadable = gone && !record.subject().isEmpty();
        assertThat(input instanceof Erasure || !record.subject().isEmpty()).isTrue();
        return InputCodec.decode(record.open(), unreadable ? Optional.empty() : Optional.of(record.personal()));
    }
}
