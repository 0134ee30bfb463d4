package io.tieback.learn.link;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.entity.Entities;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.FellegiSunterTraining;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.ScoredPairs;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a linking job found.
 *
 * @param settings the job
 * @param input the records with their truth, if named
 * @param sizes what each blocking rule proposed
 * @param trained the model and how it came about
 * @param columns the records, prepared for the comparisons
 * @param scorer scores and explains any pair of rows
 * @param pairs the pairs of at least the settings' probability
 * @param entities which rows are one entity
 */
public record LinkResult(
        LinkSettings settings,
        TableReader.LoadedTable input,
        List<BlockedPairs.RuleSize> sizes,
        FellegiSunterTraining.Trained trained,
        ComparedColumns columns,
        PairScorer scorer,
        ScoredPairs pairs,
        Entities entities) {
    public LinkResult {
        sizes = List.copyOf(sizes);
    }

    /** The records. */
    public RecordTable table() {
        return input.table();
    }

    /** The row of a record by its id, if there is one; when linking, the left set is searched first. */
    public OptionalInt rowOf(String id) {
        return rowOf(id, 0, table().rows());
    }

    /** The row of a record of the right set by its id, of the left set if the right one has none. */
    public OptionalInt rightRowOf(String id) {
        OptionalInt right = rowOf(id, table().leftRows(), table().rows());
        return right.isPresent() ? right : rowOf(id);
    }

    private OptionalInt rowOf(String id, int from, int to) {
        return IntStream.range(from, to)
                .filter(row -> table().id(row).equals(id))
                .findFirst();
    }

    /** Rows of the right set whose id a record of the left set has as well. */
    BitSet rightIdsThatStandLeft() {
        long[] left = IntStream.range(0, table().leftRows())
                .mapToLong(row -> table().idHashAt(table().inputPosition(row)))
                .sorted()
                .toArray();
        BitSet rows = new BitSet();
        IntStream.range(table().leftRows(), table().rows())
                .filter(row -> Arrays.binarySearch(left, table().idHashAt(table().inputPosition(row))) >= 0)
                .forEach(rows::set);
        return rows;
    }
}
