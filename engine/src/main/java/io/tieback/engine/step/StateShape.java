package io.tieback.engine.step;

/**
 * How one key's state lies in a store.
 *
 * @param <S> the state as the step sees it
 */
public interface StateShape<S> {
    /** The state under {@code prefix}; an initial one where nothing is stored. */
    S open(StateStore store, byte[] prefix);

    /** Stores what a transition returned; views have written through already. */
    void save(StateStore store, byte[] prefix, S state);
}
