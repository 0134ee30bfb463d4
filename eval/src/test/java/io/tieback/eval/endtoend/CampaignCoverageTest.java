package io.tieback.eval.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.eval.yardstick.Bootstrap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CampaignCoverageTest {
    private static final int PEOPLE = 400;
    private static final int CAMPAIGNS = 300;
    private static final Bootstrap DRAWN = new Bootstrap(PEOPLE, 7);

    /** People who convert with p = .1, each as often as {@code times}, in campaigns of a known mean. */
    private static CampaignCoverage made(int times) {
        List<String> names = java.util.stream.IntStream.range(0, CAMPAIGNS)
                .mapToObj(i -> "c" + i)
                .toList();
        CampaignCoverage coverage = new CampaignCoverage(names);
        SplittableRandom random = new SplittableRandom(5);
        for (String name : names) {
            coverage.truth(name, .1 * PEOPLE * times);
            for (int person = 0; person < PEOPLE; person++) {
                if (random.nextInt(10) == 0) {
                    for (int i = 0; i < times; i++) {
                        coverage.found(person, name, 1);
                    }
                }
            }
        }
        return coverage;
    }

    @Test
    void bothIntervalsHoldTheTruthAsPromisedWhereConversionsAreIndependent() {
        CampaignCoverage coverage = made(1);
        assertThat(coverage.campaigns()).isEqualTo(CAMPAIGNS);
        assertThat(coverage.independent(1).value()).isCloseTo(.95, within(.04));
        assertThat(coverage.byPerson(DRAWN, 1).value()).isCloseTo(.95, within(.05));
    }

    @Test
    void onlyDrawingPeopleAgainHoldsItWhereEachPersonConvertsOften() {
        CampaignCoverage coverage = made(6);
        assertThat(coverage.independent(1).value()).isLessThan(.75);
        assertThat(coverage.byPerson(DRAWN, 1).value()).isCloseTo(.95, within(.05));
    }

    @Test
    void aCampaignThatNeitherEarnedNorWasFoundToHaveIsNotLookedAt() {
        CampaignCoverage coverage = new CampaignCoverage(List.of("a", "b", "c"));
        coverage.truth("a", 1);
        coverage.found(0, "b", 1);
        assertThat(coverage.campaigns()).isEqualTo(2);
        assertThat(coverage.independent(1).value()).isEqualTo(.5);
        assertThat(new CampaignCoverage(List.of()).independent(1).isPresent()).isFalse();
    }
}
