package io.tieback.engine.pipeline;

import io.tieback.core.report.Input;
import io.tieback.engine.message.Emission;
import java.util.List;
import java.util.function.Function;

/** The path of a report, step by step. */
public final class VisibilityPipeline {
    private final List<Stage<?, ?>> stages;

    private final Function<Input, List<Emission>> route;

    private VisibilityPipeline(List<Stage<?, ?>> stages, Function<Input, List<Emission>> route) {
        this.stages = List.copyOf(stages);
        this.route = route;
    }

    /** A pipeline of other stages, for tests of runtimes. */
    public static VisibilityPipeline of(List<Stage<?, ?>> stages, Function<Input, List<Emission>> route) {
        return new VisibilityPipeline(stages, route);
    }

    /** The pipeline under {@code settings}. */
    public static VisibilityPipeline of(PipelineSettings settings) {
        return new VisibilityPipeline(List.of(), input -> List.of());
    }

    /** The stages; a stage's ordinal is its place. */
    public List<Stage<?, ?>> stages() {
        return stages;
    }

    /** What an input says to the first stages that it concerns. */
    public List<Emission> route(Input input) {
        return route.apply(input);
    }
}
