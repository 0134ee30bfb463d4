package io.tieback.engine.step;

import io.tieback.engine.codec.Codec;
import java.util.function.Function;

/**
 * A record of ordered views under one key; each view has its own tag below the key's prefix.
 *
 * @param opener makes the record out of views
 */
public record ViewShape<S>(Function<Views, S> opener) implements StateShape<S> {
    @Override
    public S open(StateStore store, byte[] prefix) {
        return opener.apply(new Views(store, prefix));
    }

    /**
     * The same for a state that is small and read as a whole.
     *
     * @param headTag tag of the view whose lone row is there whenever any row of the state is
     */
    public static <S> StateShape<S> whole(int headTag, Function<Views, S> opener) {
        return new Whole<>(headTag, new ViewShape<>(opener));
    }

    private record Whole<S>(int headTag, ViewShape<S> views) implements StateShape<S> {
        private static final byte[] LONE = {0};

        @Override
        public S open(StateStore store, byte[] prefix) {
            store.hold(prefix, StoreKeys.join(StoreKeys.child(prefix, headTag), LONE));
            return views.open(store, prefix);
        }

        @Override
        public void save(StateStore store, byte[] prefix, S state) {
            views.save(store, prefix, state);
        }
    }

    @Override
    public void save(StateStore store, byte[] prefix, S state) {
        // views write through
    }

    /** Opens views of one key. */
    public static final class Views {
        private final StateStore store;
        private final byte[] prefix;

        private Views(StateStore store, byte[] prefix) {
            this.store = store;
            this.prefix = prefix;
        }

        /**
         * The view tagged {@code tag}.
         *
         * @param tag 0 to 127, one per view of the key
         * @param keys row keys, in an order-keeping form
         */
        public <K, V> OrderedView<K, V> view(int tag, Codec<K> keys, Codec<V> values) {
            return new StoredView<>(store, StoreKeys.child(prefix, tag), keys, values);
        }
    }
}
