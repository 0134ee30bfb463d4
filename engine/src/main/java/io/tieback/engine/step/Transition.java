package io.tieback.engine.step;

import java.time.Instant;
import java.util.List;

/**
 * What a step decided; the runtime applies it all or nothing.
 *
 * @param state the key's state from now on
 * @param outputs messages to later steps and effects, in order
 * @param timers when this key wants to be woken; asking again for the same time changes nothing
 */
public record Transition<S, O>(S state, List<O> outputs, List<Instant> timers) {
    /** Copies the lists. */
    public Transition {
        outputs = List.copyOf(outputs);
        timers = List.copyOf(timers);
    }

    /** Keeps {@code state} and says {@code outputs}. */
    public static <S, O> Transition<S, O> of(S state, List<O> outputs) {
        return new Transition<>(state, outputs, List.of());
    }

    /** Changes nothing. */
    public static <S, O> Transition<S, O> keep(S state) {
        return new Transition<>(state, List.of(), List.of());
    }
}
