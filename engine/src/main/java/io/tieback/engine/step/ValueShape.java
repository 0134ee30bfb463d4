package io.tieback.engine.step;

import io.tieback.engine.codec.Codec;

/**
 * A small immutable value in one row; a value equal to the initial one is not stored.
 *
 * @param initial state of a new key
 * @param codec its bytes, at most {@link #MAX_BYTES}
 */
public record ValueShape<S>(S initial, Codec<S> codec) implements StateShape<S> {
    /** Bound of an encoded value state; past it, use an {@link OrderedView}. */
    public static final int MAX_BYTES = 4 * 1024;

    @Override
    public S open(StateStore store, byte[] prefix) {
        return store.get(prefix).map(codec::decode).orElse(initial);
    }

    @Override
    public void save(StateStore store, byte[] prefix, S state) {
        if (state.equals(initial)) {
            store.delete(prefix);
            return;
        }
        byte[] bytes = codec.encode(state);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalStateException("a value state of " + bytes.length + " bytes; at most " + MAX_BYTES);
        }
        store.put(prefix, bytes);
    }
}
