package io.tieback.learn.link;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.entity.Entities;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.FellegiSunterTraining;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.ScoredPairs;
import java.util.List;

/**
 * What a linking job found.
 *
 * @param settings the job
 * @param input the records with their truth, if named
 * @param sizes what each blocking rule proposed
 * @param trained the model and how it came about
 * @param scorer scores and explains any pair of rows
 * @param pairs the pairs of at least the settings' probability
 * @param entities which rows are one entity
 */
public record LinkResult(
        LinkSettings settings,
        TableReader.LoadedTable input,
        List<BlockedPairs.RuleSize> sizes,
        FellegiSunterTraining.Trained trained,
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
}
