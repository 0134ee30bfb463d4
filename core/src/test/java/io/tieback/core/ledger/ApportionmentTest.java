package io.tieback.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Test
    void partsSumToTheWholeAndLieWithinOneOfTheirExactShare() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            long total = random.nextInt(3) == 0 ? random.nextLong() : random.nextLong(-1_000, 1_000);
            long[] weights = new long[random.nextInt(1, 9)];
            Arrays.setAll(weights, w -> random.nextInt(4) == 0 ? 0 : random.nextLong(1, 1L << random.nextInt(1, 62)));
            weights[random.nextInt(weights.length)] += 1;
            check(total, weights, Apportionment.split(total, weights));
        }
    }

    private static void check(long total, long[] weights, long[] parts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weightSum = BigDecimal.ZERO;
        for (int i = 0; i < parts.length; i++) {
            sum = sum.add(BigDecimal.valueOf(parts[i]));
            weightSum = weightSum.add(BigDecimal.valueOf(weights[i]));
        }
        assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(total));
        for (int i = 0; i < parts.length; i++) {
            BigDecimal exact = BigDecimal.valueOf(total)
                    .multiply(BigDecimal.valueOf(weights[i]))
                    .divide(weightSum, 6, RoundingMode.HALF_EVEN);
            assertThat(exact.subtract(BigDecimal.valueOf(parts[i])).abs()).isLessThanOrEqualTo(BigDecimal.ONE);
        }
    }

    @Test
    void tiesGoToTheEarlierPlace() {
        assertThat(Apportionment.split(10, 1, 1, 1)).containsExactly(4, 3, 3);
        assertThat(Apportionment.split(11, 1, 1, 1)).containsExactly(4, 4, 3);
        assertThat(Apportionment.split(-10, 1, 1, 1)).containsExactly(-4, -3, -3);
    }

    @Test
    void aWeightOfNothingGetsNothing() {
        assertThat(Apportionment.split(7, 0, 3, 0)).containsExactly(0, 7, 0);
    }

    @Test
    void weightsThatSayNothingAreRefused() {
        assertThatThrownBy(() -> Apportionment.split(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Apportionment.split(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Apportionment.split(1, 2, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
