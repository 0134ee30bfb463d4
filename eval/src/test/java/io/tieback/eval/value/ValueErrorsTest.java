package io.tieback.eval.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueErrorsTest {
    /** The example of en.wikipedia.org/wiki/Spearman's_rank_correlation_coefficient: IQ and hours of television. */
    private static final double[] IQ = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};

    private static final double[] HOURS = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

    private static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }

    @Test
    void ranksCorrelateAsInTheKnownExample() {
        assertThat(new ValueErrors(IQ, HOURS).spearman(all(10))).isCloseTo(-29 / 165.0, within(1e-12));
    }

    @Test
    void tiesStandAtTheirMeanRankAndAConstantHasNoCorrelation() {
        assertThat(new ValueErrors(new double[] {1, 1, 2, 2}, new double[] {5, 5, 9, 9}).spearman(all(4)))
                .isCloseTo(1, within(1e-12));
        assertThat(new ValueErrors(new double[] {3, 3, 3}, new double[] {1, 2, 3}).spearman(all(3)))
                .isNaN();
    }

    @Test
    void theGiniIndexIsOneInTheTrueOrderItsNegativeInTheOtherAndNoneInNoOrder() {
        double[] truth = {1, 2, 4, 8};
        assertThat(new ValueErrors(truth, truth).gini(all(4))).isCloseTo(1, within(1e-12));
        assertThat(new ValueErrors(new double[] {4, 3, 2, 1}, truth).gini(all(4)))
                .isCloseTo(-1, within(1e-12));
        assertThat(new ValueErrors(new double[4], truth).gini(all(4))).isCloseTo(0, within(1e-12));
    }

    @Test
    void theMedianErrorIsOfWhatWasPaidAndInfiniteWhereMostIsToldToBeNothing() {
        double[] truth = {0, 10, 10, 10};
        assertThat(new ValueErrors(new double[] {7, 10, 20, 40}, truth).medianLogError(all(4)))
                .isCloseTo(Math.log(2), within(1e-12));
        assertThat(new ValueErrors(new double[] {7, 10, 0, 0}, truth).medianLogError(all(4)))
                .isInfinite();
        assertThat(new ValueErrors(new double[] {7}, new double[] {0}).medianLogError(all(1)))
                .isNaN();
    }

    @Test
    void aValueIsRightWithinAHundredthAndNothingOnlyIfItIsNothing() {
        double[] truth = {0, 0, 1_000, 1_000};
        assertThat(new ValueErrors(new double[] {0, 1, 1_009, 1_011}, truth).right(all(4)))
                .isEqualTo(.5);
    }
}
