package io.tieback.eval.world;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures a world's marginals and sets them beside the published figures; intervals by person. */
public final class WorldFit {
    private WorldFit() {}

    /**
     * Measures a written world.
     *
     * @param world its directory
     * @param seed of the bootstrap
     * @return a row for each figure, in the figures' order
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static List<AnswerRow> measure(Path world, long seed) {
        Map<Figure, Sample> samples = new EnumMap<>(Figure.class);
        samples.putAll(BrowsingStudy.of(world).samples());
        samples.putAll(ActStudy.of(world).samples());
        return samples.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), seed))
                .toList();
    }

    private static AnswerRow row(Figure figure, Sample sample, long seed) {
        Measured measured = new Bootstrap(sample.people(), seed + figure.ordinal())
                .of(sample::of, "the world has nobody whom it could be measured on");
        return AnswerRow.of(figure.title(), figure.unit(), sample.observations(), measured)
                .asked(Target.near(figure.published(), figure.tolerance(), figure.source()));
    }
}
