package io.tieback.engine.read;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.act.ActMatch;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.Cascade;
import io.tieback.engine.pipeline.Outcome;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.read.ActReader.ActSnapshot;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreOverlay;
import java.time.Instant;
import java.util.Optional;

/** What a report would be matched by if it came now: it goes through all steps, and what they change is dropped. */
public final class Preview {
    private final Cascade cascade;

    /** Under the pipeline's settings; safe for use by many threads. */
    public Preview(PipelineSettings settings) {
        this.cascade = new Cascade(VisibilityPipeline.of(settings));
    }

    /**
     * What the report's act would be matched by.
     *
     * @param store is not changed
     * @param report under an id that no other has
     * @return empty for a refund or a correction that refers to nothing that is known
     */
    public Optional<ActMatch> of(StateStore store, ConversionReport report, Instant now) {
        StoreOverlay dropped = new StoreOverlay(store);
        Outcome outcome = cascade.run(dropped, new Position(now, 0, Long.MAX_VALUE), report);
        return outcome.effects().stream()
                .map(Outcome.Told::effect)
                .filter(Effect.Post.class::isInstance)
                .map(Effect.Post.class::cast)
                .filter(post -> post.entry().reportId().equals(report.reportId()))
                .reduce((earlier, later) -> later)
                .flatMap(post -> ActReader.read(dropped, post.entry().actId()))
                .map(ActSnapshot::match);
    }
}
