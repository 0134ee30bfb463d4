package io.tieback.learn.link;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.entity.Entities;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.FellegiSunterTraining;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.ScoredPairs;
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
        return IntStream.range(0, table().rows())
                .filter(row -> table().id(row).equals(id))
                .findFirst();
    }
}
