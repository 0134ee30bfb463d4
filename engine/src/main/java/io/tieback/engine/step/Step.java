package io.tieback.engine.step;

import java.time.Instant;

/**
 * A deterministic keyed state machine: the only shape of logic that a runtime hosts. It sees one key's state, one
 * input and the time; it knows no clock, I/O, randomness or engine.
 *
 * @param <S> the key's state: a small immutable value, or a record of {@link OrderedView}s
 * @param <I> messages addressed to the step
 * @param <O> what it says
 */
public interface Step<S, I, O> {
    /**
     * Decides.
     *
     * @param state the key's state; the shape's initial state for a new key
     * @param input one message, in the order of the log
     * @param now receivedAt of the input that started it all
     */
    Transition<S, O> apply(S state, I input, Instant now);

    /**
     * A timer that this key asked for fell due.
     *
     * @param due the time asked for; the clock may be further on after a gap
     */
    Transition<S, O> onTimer(S state, Instant due);
}
