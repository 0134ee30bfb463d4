package io.tieback.engine.read;

import io.tieback.core.identity.graph.IdentityEdge;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.evidence.EvidenceState;
import io.tieback.engine.evidence.EvidenceStep;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import java.util.List;

/** Reads who holds a match key, as the evidence step keeps it. */
public final class EdgeReader {
    private final long fadesAfter;

    /** Under the settings of the pipeline that wrote what is read. */
    public EdgeReader(PipelineSettings settings) {
        this.fadesAfter = settings.keepFor().toDays();
    }

    /** The edges of a key that names users, by user; of no more than {@link EvidenceStep#MAX_HOLDERS}. */
    public List<IdentityEdge> edges(StateStore store, MatchKey key) {
        EvidenceState state = EvidenceState.SHAPE.open(store, StoreKeys.of(StageOrder.EVIDENCE, key.text()));
        return state.holders().first(EvidenceStep.MAX_HOLDERS).stream()
                .map(row -> IdentityEdge.of(
                        key, row.value(), state.registered().get(row.key()).isPresent(), fadesAfter))
                .toList();
    }
}
