package io.tieback.eval.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Measures a world's marginals and sets them beside the published figures. */
public final class WorldFit {
    private static final int RESAMPLES = 200;

    private WorldFit() {}

    /**
     * Measures a written world.
     *
     * @param world its directory
     * @param seed of the bootstrap
     * @return a row for each figure that the world has people for, in the figures' order
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static List<FitRow> measure(Path world, long seed) {
        Map<Figure, Sample> samples = new EnumMap<>(Figure.class);
        samples.putAll(BrowsingStudy.of(world).samples());
        samples.putAll(ActStudy.of(world).samples());
        var rows = new ArrayList<FitRow>();
        samples.forEach((figure, sample) -> {
            if (sample.people() > 0) {
                rows.add(row(figure, sample, seed));
            }
        });
        return rows;
    }

    private static FitRow row(Figure figure, Sample sample, long seed) {
        int people = sample.people();
        double estimate = sample.of(IntStream.range(0, people).toArray());
        var random = new SplittableRandom(seed + figure.ordinal());
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            resampled[i] = sample.of(random.ints(people, 0, people).toArray());
        }
        Arrays.sort(resampled);
        return new FitRow(
                figure,
                sample.observations(),
                people,
                estimate,
                resampled[(int) (.025 * RESAMPLES)],
                resampled[(int) (.975 * RESAMPLES) - 1]);
    }
}
