package io.tieback.engine.step;

import io.tieback.engine.codec.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An ordered view as rows below a prefix. */
final class StoredView<K, V> implements OrderedView<K, V> {
    private final StateStore store;
    private final byte[] prefix;
    private final Codec<K> keys;
    private final Codec<V> values;

    StoredView(StateStore store, byte[] prefix, Codec<K> keys, Codec<V> values) {
        this.store = store;
        this.prefix = prefix;
        this.keys = keys;
        this.values = values;
    }

    @Override
    public Optional<V> get(K key) {
        return store.get(rowKey(key)).map(values::decode);
    }

    @Override
    public List<Row<K, V>> range(K from, K to, int limit) {
        return scan(rowKey(from), rowKey(to), limit);
    }

    @Override
    public List<Row<K, V>> first(int limit) {
        return scan(prefix, StoreKeys.afterAll(prefix), limit);
    }

    @Override
    public void put(K key, V value) {
        store.put(rowKey(key), values.encode(value));
    }

    @Override
    public void remove(K key) {
        store.delete(rowKey(key));
    }

    private List<Row<K, V>> scan(byte[] from, byte[] to, int limit) {
        List<Row<K, V>> rows = new ArrayList<>();
        store.scan(from, to, (key, value) -> {
            rows.add(new Row<>(keys.decode(Arrays.copyOfRange(key, prefix.length, key.length)), values.decode(value)));
            return rows.size() < limit;
        });
        return rows;
    }

    private byte[] rowKey(K key) {
        return StoreKeys.join(prefix, keys.encode(key));
    }
}
