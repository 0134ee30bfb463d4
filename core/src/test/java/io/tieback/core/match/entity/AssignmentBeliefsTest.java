package io.tieback.core.match.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.ScoredPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentBeliefsTest {
    private static final double LEFT_ALONE = 0.5;
    private static final double RIGHT_ALONE = -1;

    /** Pairs that form a chain, so that the marginals by listing every assignment are what must come out. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void withoutARingTheBeliefsAreTheSharesOfAllAssignments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] left = {0, 0, 1, 1, 2, 2};
        int[] right = {3, 4, 4, 5, 5, 6};
        double[] weight = random.doubles(left.length, -3, 4).toArray();
        ScoredPairs believed = AssignmentBeliefs.of(ScoredPairs.of(left, right, weight), LEFT_ALONE, RIGHT_ALONE);
        double[] share = sharesByListing(left, right, weight);
        for (int pair = 0; pair < left.length; pair++) {
            assertThat(Odds.probability(believed.weight(pair)))
                    .as("seed %d, pair %d", seed, pair)
                    .isCloseTo(share[pair], within(1e-4));
        }
    }

    private static double[] sharesByListing(int[] left, int[] right, double[] weight) {
        double[] with = new double[left.length];
        double all = 0;
        for (int set = 0; set < 1 << left.length; set++) {
            List<Integer> taken = new ArrayList<>();
            boolean valid = true;
            double bits = 3 * LEFT_ALONE + 4 * RIGHT_ALONE;
            for (int pair = 0; pair < left.length; pair++) {
                if ((set >> pair & 1) != 0) {
                    valid &= !taken.contains(left[pair]) && !taken.contains(right[pair]);
                    taken.add(left[pair]);
                    taken.add(right[pair]);
                    bits += weight[pair] - LEFT_ALONE - RIGHT_ALONE;
                }
            }
            double mass = valid ? StrictMath.pow(2, bits) : 0;
            all += mass;
            for (int pair = 0; pair < left.length; pair++) {
                with[pair] += (set >> pair & 1) != 0 ? mass : 0;
            }
        }
        for (int pair = 0; pair < left.length; pair++) {
            with[pair] /= all;
        }
        return with;
    }
}
