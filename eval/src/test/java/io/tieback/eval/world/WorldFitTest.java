package io.tieback.eval.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fit itself, on a seed of its own and on fewer worlds than the yardstick makes; published tables use others. */
class WorldFitTest {
    private static final long SEED = 7;
    private static final int WORLDS = 12;
    private static final int LOGGED = 4;

    @TempDir
    private static Path folder;

    private static List<AnswerRow> rows = List.of();

    private static World first(long seed, int people, int days) {
        return new World("typical", WorldSettings.of(Profile.TYPICAL), seed, people, days, World.USUAL_START);
    }

    private static Path write(World world, String name) {
        new WorldFiles(world).write(folder.resolve(name), 2, (step, done, total) -> {});
        return folder.resolve(name);
    }

    @BeforeAll
    static void measure() {
        WorldFit fit = new WorldFit();
        List<World> worlds = WorldFit.worlds(first(SEED, 4_000, 56));
        for (int i = 0; i < WORLDS; i++) {
            fit.add(write(worlds.get(i < LOGGED ? i : i + WorldFit.LOGGED_WORLDS), "world"));
        }
        rows = fit.rows(SEED);
    }

    @Test
    void everyMarginalIsWithinFifteenPercentOrThreeHundredthsOfThePublishedFigure() {
        assertThat(rows).hasSize(Figure.values().length);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.isReached())
                        .as("%s: %s against %s", row.name(), row.estimate(), row.target())
                        .isTrue());
    }

    @Test
    void everyIntervalHoldsItsEstimate() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.estimate().value())
                        .isBetween(row.estimate().low(), row.estimate().high()));
    }

    @Test
    void aWorldThatLiesIsFound() {
        WorldSettings lying = WorldSettings.of(Profile.TYPICAL)
                .with("journey.other.device", "1")
                .with("cookie.clearing", "0 1 0")
                .with("value.ln.sigma", "2 2");
        WorldFit fit = new WorldFit();
        fit.add(write(new World("typical+", lying, SEED, 1_000, 20, World.USUAL_START), "lying"));
        assertThat(fit.rows(SEED))
                .filteredOn(row -> !row.isReached())
                .extracting(AnswerRow::name)
                .contains(Figure.SEVERAL_DEVICES.title(), Figure.COOKIES_CLEARED.title(), Figure.VALUE_SIGMA.title());
    }

    @Test
    void noTwoSeedsShareAWorld() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = -2; seed <= 40; seed++) {
            WorldFit.worlds(first(seed, 10, 1)).forEach(world -> seeds.add(world.seed()));
        }
        assertThat(seeds).hasSize(43 * WorldFit.WORLDS);
    }

    @Test
    void aWorldWithoutABrowsingLogIsTheSameWorld() throws IOException {
        List<World> worlds = WorldFit.worlds(first(SEED, 300, 5));
        World unlogged = worlds.get(WorldFit.LOGGED_WORLDS);
        World logged = first(unlogged.seed(), 300, 5);
        Path one = write(unlogged, "unlogged");
        Path other = write(logged, "logged");
        for (String file : List.of("reports.jsonl", "engagements.jsonl", "sightings.jsonl", "truth/acts.jsonl")) {
            assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        assertThat(Files.size(one.resolve("truth/browsing.jsonl"))).isZero();
    }
}
