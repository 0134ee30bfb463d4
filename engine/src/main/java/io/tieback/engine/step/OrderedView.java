package io.tieback.engine.step;

import java.util.List;
import java.util.Optional;

/**
 * A key's rows in order, of which a step reads ranges and never the whole. Changes count when the step's transition is
 * applied and are gone when it throws.
 *
 * @param <K> row key, whose codec keeps its order
 * @param <V> row value
 */
public interface OrderedView<K, V> {
    /** The row at {@code key}. */
    Optional<V> get(K key);

    /**
     * Rows from {@code from} on, below {@code to}, in order.
     *
     * @param limit at most so many, at least 1
     */
    List<Row<K, V>> range(K from, K to, int limit);

    /** Rows in order from the first. */
    List<Row<K, V>> first(int limit);

    /** Writes a row. */
    void put(K key, V value);

    /** Removes a row, if there is one. */
    void remove(K key);

    /** One row. */
    record Row<K, V>(K key, V value) {}
}
