package io.tieback.engine.pipeline;

import io.tieback.core.report.Input;
import io.tieback.engine.message.Emission;
import java.util.List;

/** The path of a report, step by step. */
public final class VisibilityPipeline {
    private final List<Stage<?, ?>> stages;

    private VisibilityPipeline(List<Stage<?, ?>> stages) {
        this.stages = List.copyOf(stages);
    }

    /** The pipeline under {@code settings}. */
    public static VisibilityPipeline of(PipelineSettings settings) {
        return new VisibilityPipeline(List.of());
    }

    /** The stages; a stage's ordinal is its place. */
    public List<Stage<?, ?>> stages() {
        return stages;
    }

    /** What an input says to the first stages that it concerns. */
    public List<Emission> route(Input input) {
        return List.of();
    }
}
