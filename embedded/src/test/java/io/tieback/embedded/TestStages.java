package io.tieback.embedded;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.message.Message;
import io.tieback.engine.pipeline.Stage;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import io.tieback.engine.step.ValueShape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A pipeline of one step that does what event ids tell it: {@code throw} throws, {@code wake} asks to be woken in an
 * hour, {@code wake-throw} throws when woken, {@code wake-again} asks for the same time again when woken.
 */
final class TestStages {
    static final Duration WAKE = Duration.ofHours(1);

    private TestStages() {}

    record Said(String key, ConversionReport report) implements Message {
        @Override
        public int stage() {
            return 0;
        }
    }

    private static final Codec<Said> NEVER_STORED = Codec.versioned(
            1,
            (ByteWriter w, Said said) -> {
                throw new UnsupportedOperationException();
            },
            (ByteReader r) -> {
                throw new UnsupportedOperationException();
            });

    static VisibilityPipeline pipeline() {
        ValueShape<String> shape = new ValueShape<>("", Codec.versioned(1, ByteWriter::text, ByteReader::text));
        return VisibilityPipeline.of(
                List.of(new Stage<>(0, "obedient", Said.class, NEVER_STORED, shape, new Obedient())),
                TestStages::route);
    }

    private static List<Emission> route(Input input) {
        if (input instanceof ReleasedReport released) {
            ConversionReport report = released.report();
            return List.of(
                    new Effect.Tally(report.slice(), ReportStatus.QUARANTINED, -1), new Said(report.eventId(), report));
        } else if (input instanceof Erasure erasure && erasure.userId().equals("throw")) {
            throw new IllegalStateException("as told");
        } else if (input instanceof RefusedReport refused) {
            return List.of(new Effect.Tally(refused.slice(), refused.status(), 1));
        }
        return input instanceof ConversionReport report ? List.of(new Said(report.eventId(), report)) : List.of();
    }

    private static final class Obedient implements Step<String, Said, Emission> {
        @Override
        public Transition<String, Emission> apply(String state, Said said, Instant now) {
            if (said.key().equals("throw")) {
                throw new IllegalStateException("as told");
            }
            List<Emission> outputs = List.of(
                    new Effect.Tally(said.report().slice(), ReportStatus.ADMITTED, 1), new Effect.Count("told", 1));
            return said.key().startsWith("wake")
                    ? new Transition<>(said.key(), outputs, List.of(now.plus(WAKE)))
                    : Transition.of(said.key(), outputs);
        }

        @Override
        public Transition<String, Emission> onTimer(String state, Instant due) {
            if (state.equals("wake-throw")) {
                throw new IllegalStateException("as told");
            }
            List<Emission> outputs = List.of(new Effect.Count("woken", 1));
            return state.equals("wake-again")
                    ? new Transition<>("", outputs, List.of(due))
                    : new Transition<>("", outputs, List.of());
        }
    }
}
