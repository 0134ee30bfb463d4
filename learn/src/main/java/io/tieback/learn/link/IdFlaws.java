package io.tieback.learn.link;

import io.tieback.core.match.records.RecordTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Records that are linked although their ids do not tell them apart.
 *
 * @param missing how many records have no id
 * @param repeated how many have the id of an earlier record of their side
 */
record IdFlaws(long missing, long repeated) {
    private static final byte[] NOWHERE = new byte[0];

    static IdFlaws of(RecordTable table) {
        long missing = IntStream.range(0, table.rows())
                .filter(row -> table.copyId(row, NOWHERE, 0) == 0)
                .count();
        long repeated = repeated(table, 0, table.leftRows()) + repeated(table, table.leftRows(), table.rows());
        return new IdFlaws(missing, repeated);
    }

    /** By hashes of 64 bits, of which a million hold two equal ones with a chance of 3 in a hundred million. */
    private static long repeated(RecordTable table, int from, int to) {
        long[] hashes = IntStream.range(from, to)
                .filter(row -> table.copyId(row, NOWHERE, 0) > 0)
                .mapToLong(table::idHash)
                .toArray();
        Arrays.parallelSort(hashes);
        long repeated = 0;
        for (int i = 1; i < hashes.length; i++) {
            repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return repeated;
    }

    /** A sentence for the data's owner, if anything is wrong. */
    Optional<String> describe() {
        return missing + repeated == 0
                ? Optional.empty()
                : Optional.of(missing + " records have no id and " + repeated + " the id of an earlier one: they are"
                        + " linked, but pairs and clusters cannot tell them apart");
    }
}
