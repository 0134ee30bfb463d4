package io.tieback.eval.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fit itself, on a seed of its own; published tables use others. */
class WorldFitTest {
    private static final long SEED = 7;

    @TempDir
    private static Path folder;

    private static List<AnswerRow> rows = List.of();

    @BeforeAll
    static void measure() {
        WorldSettings typical = WorldSettings.of(Profile.TYPICAL);
        new WorldFiles(new World("typical", typical, SEED, 5_000, 56, World.USUAL_START))
                .write(folder, 2, (step, done, total) -> {});
        rows = WorldFit.measure(folder, SEED);
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
}
