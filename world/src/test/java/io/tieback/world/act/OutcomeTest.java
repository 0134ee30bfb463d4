package io.tieback.world.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.world.ads.Campaign;
import io.tieback.world.ads.Market;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final List<Campaign> CAMPAIGNS =
            new Market(1, WorldSettings.of(Profile.TYPICAL)).campaigns().subList(0, 5);

    private static List<Outcome> outcomes() {
        var made = new ArrayList<Outcome>();
        for (int i = 0; i < 2_000; i++) {
            Draws draws = Draws.of(5, Purpose.DEMAND, i);
            int count = draws.below(6);
            List<Double> effects = new ArrayList<>();
            for (int c = 0; c < count; c++) {
                effects.add(draws.between(0, .6));
            }
            int cause = draws.below(count + 1) - 1;
            made.add(new Outcome(CAMPAIGNS.subList(0, count), effects, cause, draws.unit() * .5, draws.unit()));
        }
        return made;
    }

    @Test
    void shapleyValuesSumToWhatAllAdsTogetherChanged() {
        for (Outcome outcome : outcomes()) {
            double sum =
                    outcome.shapley().stream().mapToDouble(Double::doubleValue).sum();
            int changed = (outcome.happens() ? 1 : 0) - (outcome.happens(0) ? 1 : 0);
            assertThat(sum).isCloseTo(changed, within(1e-9));
        }
    }

    @Test
    void noCampaignEverPreventsAnAct() {
        for (Outcome outcome : outcomes()) {
            int all = 1 << outcome.campaigns().size();
            for (int set = 0; set < all; set++) {
                for (int more = set; more < all; more = more + 1 | set) {
                    assertThat(!outcome.happens(set) || outcome.happens(more)).isTrue();
                }
            }
        }
    }

    @Test
    void aCampaignThatChangesNothingEarnsNothing() {
        for (Outcome outcome : outcomes()) {
            for (int i = 0; i < outcome.campaigns().size(); i++) {
                if (outcome.effects().get(i) == 0 && outcome.cause() != i) {
                    assertThat(outcome.shapley().get(i)).isZero();
                }
            }
        }
    }

    @Test
    void anActWithACauseNeverHappensWithoutIt() {
        assertThat(outcomes())
                .filteredOn(outcome -> outcome.cause() >= 0)
                .noneMatch(outcome -> outcome.happensWithout(outcome.campaigns().get(outcome.cause())));
    }
}
