package io.tieback.engine.pipeline;

import io.tieback.engine.message.Effect;
import java.util.List;

/**
 * What one input came to, states aside.
 *
 * @param effects in order, each with its origin
 * @param timers asked for by the keys that were touched
 */
public record Outcome(List<Told> effects, List<Timer> timers) {
    /** Copies the lists. */
    public Outcome {
        effects = List.copyOf(effects);
        timers = List.copyOf(timers);
    }

    /** An effect and who said it. */
    public record Told(Origin origin, Effect effect) {}
}
