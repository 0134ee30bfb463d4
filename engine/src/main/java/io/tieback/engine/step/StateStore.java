package io.tieback.engine.step;

import java.util.Optional;

/** Bytes under keys in unsigned lexicographic order: what a runtime lends to steps. Used by one thread. */
public interface StateStore {
    /** The value at {@code key}. */
    Optional<byte[]> get(byte[] key);

    /** Visits rows with {@code from <= key < to} in order, until the visitor says stop. */
    void scan(byte[] from, byte[] to, RowVisitor visitor);

    /**
     * Says that the rows below {@code prefix} will be read as a whole; a store may fetch them once.
     *
     * @param witness a row that is there whenever any row below the prefix is
     */
    default void hold(byte[] prefix, byte[] witness) {
        // nothing need be done
    }

    /** Writes a row. */
    void put(byte[] key, byte[] value);

    /** Removes a row, if there is one. */
    void delete(byte[] key);

    /** Sees rows of a scan. */
    interface RowVisitor {
        /** @return whether to go on */
        boolean visit(byte[] key, byte[] value);
    }
}
