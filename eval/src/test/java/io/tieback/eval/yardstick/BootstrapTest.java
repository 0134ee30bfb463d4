package io.tieback.eval.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void anIntervalHoldsItsFigureAndNarrowsWithMoreGroups() {
        SplittableRandom random = new SplittableRandom(4);
        double[] few = random.doubles(100).toArray();
        double[] many = random.doubles(10_000).toArray();
        Measured wide = new Bootstrap(few.length, 1).weighted(weights -> mean(few, weights), "empty");
        Measured narrow = new Bootstrap(many.length, 1).weighted(weights -> mean(many, weights), "empty");
        assertThat(wide.value()).isBetween(wide.low(), wide.high());
        assertThat(narrow.high() - narrow.low()).isLessThan(0.2 * (wide.high() - wide.low()));
    }

    /** The mean of n uniform numbers has a standard error of 1/√(12 n). */
    @Test
    void anIntervalIsAsWideAsTheoryAsks() {
        double[] values = new SplittableRandom(5).doubles(3_000).toArray();
        Measured mean = new Bootstrap(values.length, 2).weighted(weights -> mean(values, weights), "empty");
        assertThat((mean.high() - mean.low()) / (2 * 1.96 / Math.sqrt(12 * 3_000)))
                .isBetween(0.85, 1.15);
    }

    @Test
    void aPairedDifferenceIsFarSharperThanTheTwoIntervalsThatItLiesBetween() {
        SplittableRandom random = new SplittableRandom(6);
        double[] first = random.doubles(400).toArray();
        double[] second = first.clone();
        for (int i = 0; i < second.length; i++) {
            second[i] -= 0.02 + 0.01 * random.nextDouble();
        }
        Bootstrap bootstrap = new Bootstrap(first.length, 3);
        Measured alone = bootstrap.weighted(w -> mean(first, w), "empty");
        Measured difference = bootstrap.difference(w -> mean(first, w), w -> mean(second, w), "empty");
        assertThat(difference.low()).isGreaterThan(0.02);
        assertThat(difference.high()).isLessThan(0.03);
        assertThat(alone.high() - alone.low()).isGreaterThan(10 * (difference.high() - difference.low()));
    }

    @Test
    void groupsAreDrawnWholeSoThatAGroupsRowsDoNotCountAsIndependent() {
        double[] once = new SplittableRandom(7).doubles(50).toArray();
        double[] tenTimes = new double[500];
        for (int i = 0; i < tenTimes.length; i++) {
            tenTimes[i] = once[i / 10];
        }
        Measured byRow = new Bootstrap(500, 1).weighted(w -> mean(tenTimes, w), "empty");
        Measured byGroup = new Bootstrap(50, 1).weighted(w -> mean(once, w), "empty");
        assertThat(byGroup.value()).isEqualTo(byRow.value(), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(byGroup.high() - byGroup.low()).isGreaterThan(2 * (byRow.high() - byRow.low()));
    }

    @Test
    void aFigureThatIsNoNumberIsAbsentForTheReasonGiven() {
        Measured none = new Bootstrap(3, 1).weighted(weights -> Double.NaN, "nothing was found");
        assertThat(none.isPresent()).isFalse();
        assertThat(none.absent()).isEqualTo("nothing was found");
        assertThat(new Bootstrap(0, 1).weighted(weights -> 1, "nobody").absent())
                .isEqualTo("nobody");
    }

    @Test
    void anIntervalThatLeavesItsFigureOutIsRefused() {
        assertThatThrownBy(() -> Measured.of(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measured.absent("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
            all += weights[i];
        }
        return sum / all;
    }
}
