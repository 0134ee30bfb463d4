package io.tieback.world.ads;

import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is interested in what, and who is assigned to which campaign.
 *
 * <p>Assignment is drawn once per (person, campaign) with a propensity that rises with the person's interest: exposure
 * is confounded with demand, as it is in truth, and the recorded propensity undoes it.
 */
public final class Audience {
    private final long seed;
    private final Market market;
    private final double interests;
    private final double leastAssigned;
    private final double mostAssigned;

    /** The audience of a market. */
    public Audience(long seed, WorldSettings settings, Market market) {
        this.seed = seed;
        this.market = market;
        interests = settings.get(Knob.INTERESTS);
        double[] assigned = settings.all(Knob.ASSIGNED);
        leastAssigned = assigned[0];
        mostAssigned = assigned[1];
    }

    /** The advertisers that interest the person, at least one, by number. */
    public List<Interest> interests(Person person) {
        Draws draws = Draws.of(seed, Purpose.AFFINITY, person.id());
        List<Advertiser> all = market.advertisers();
        double[] weights = new double[all.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = all.get(i).popularity();
        }
        int count = Math.min(all.size(), 1 + draws.poisson(Math.max(0, interests - 1)));
        var strengths = new double[all.size()];
        for (int i = 0; i < count; i++) {
            int chosen = draws.pick(weights);
            weights[chosen] = 0;
            strengths[chosen] = draws.between(.3, 1.7);
        }
        var chosen = new ArrayList<Interest>(count);
        for (int i = 0; i < strengths.length; i++) {
            if (strengths[i] > 0) {
                chosen.add(new Interest(all.get(i), strengths[i]));
            }
        }
        return chosen;
    }

    /** The propensity with which someone of this interest is assigned to the campaign; 0 where targeting excludes. */
    public double propensity(Person person, Campaign campaign, double interest) {
        boolean targeted = switch (campaign.targeting()) {
            case BROAD -> true;
            case REGIONAL -> person.region() == campaign.region();
            case INTERESTED, RETARGETED, ABOUT_TO_BUY -> interest > 0;
        };
        return targeted ? leastAssigned + (mostAssigned - leastAssigned) * Math.min(1, interest / 1.7) : 0;
    }

    /** Whether the person is assigned, given the propensity. */
    public boolean isAssigned(Person person, Campaign campaign, double propensity) {
        return Draws.unit(seed, Purpose.ASSIGNMENT, person.id(), campaign.number()) < propensity;
    }
}
