package io.tieback.eval.world;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.world.World;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures the marginals of worlds under the same settings and sets them beside the published figures; intervals by
 * person, of what advertisers' acts tell by advertiser.
 *
 * <p>One world is not enough to judge its settings by: its market of thirty advertisers has three apps, and which
 * campaigns these happen to run moves the share of quick installs by .08 (sd over 40 worlds).
 */
public final class WorldFit {
    /** How many worlds are measured unless one is named. */
    public static final int WORLDS = 24;

    /** On so many of them, the first, browsing is measured too. */
    public static final int LOGGED_WORLDS = 10;

    private static final String NOBODY_TELLS =
            "a fact of the world, which nobody tells: it is held against the published figure";

    private final BrowsingStudy browsing = new BrowsingStudy();
    private final ActStudy acts = new ActStudy();
    private int added;

    /**
     * The worlds that a seed stands for: as {@code first}, of seeds that no other seed stands for. Those after the
     * tenth have no browsing log; no other byte of them depends on that knob.
     */
    public static List<World> worlds(World first) {
        WorldSettings unlogged = first.settings().with(Knob.BROWSING_PEOPLE.key(), "0");
        return IntStream.range(0, WORLDS)
                .mapToObj(number -> new World(
                        first.profile(),
                        number < LOGGED_WORLDS ? first.settings() : unlogged,
                        first.seed() * WORLDS + number,
                        first.people(),
                        first.days(),
                        first.start()))
                .toList();
    }

    /**
     * Measures a written world.
     *
     * @param world its directory
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public void add(Path world) {
        browsing.add(world, added);
        acts.add(world, added);
        added++;
    }

    /**
     * What the worlds show together.
     *
     * @param seed of the bootstrap
     * @return a row for each figure, in the figures' order
     */
    public List<AnswerRow> rows(long seed) {
        Map<Figure, Sample> samples = new EnumMap<>(Figure.class);
        samples.putAll(browsing.samples());
        samples.putAll(acts.samples());
        return samples.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), seed))
                .toList();
    }

    private static AnswerRow row(Figure figure, Sample sample, long seed) {
        Measured measured = new Bootstrap(sample.groups(), seed + figure.ordinal())
                .of(sample::of, "the world has nobody whom it could be measured on");
        return AnswerRow.alone(figure.title(), figure.unit(), sample.observations(), measured, NOBODY_TELLS)
                .asked(Target.near(figure.published(), figure.tolerance(), figure.source()));
    }
}
