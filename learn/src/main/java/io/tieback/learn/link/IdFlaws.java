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
    static IdFlaws of(RecordTable table) {
        IdFlaws left = of(table, 0, table.leftRows());
        IdFlaws right = of(table, table.leftRows(), table.rows());
        return new IdFlaws(left.missing + right.missing, left.repeated + right.repeated);
    }

    /** By hashes of 64 bits, of which a million hold two equal ones with a chance of 3 in a hundred million. */
    private static IdFlaws of(RecordTable table, int from, int to) {
        long[] hashes =
                IntStream.range(from, to).parallel().mapToLong(table::idHashAt).toArray();
        Arrays.parallelSort(hashes);
        long missing = 0;
        long repeated = 0;
        for (int i = 0; i < hashes.length; i++) {
            missing += hashes[i] == 0 ? 1 : 0;
            repeated += i > 0 && hashes[i] != 0 && hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return new IdFlaws(missing, repeated);
    }

    /** A sentence for the data's owner, if anything is wrong. */
    Optional<String> describe() {
        return missing + repeated == 0
                ? Optional.empty()
                : Optional.of(missing + " records have no id and " + repeated + " the id of an earlier one: they are"
                        + " linked, but pairs and clusters cannot tell them apart");
    }
}
