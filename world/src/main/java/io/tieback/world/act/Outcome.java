package io.tieback.world.act;

import io.tieback.world.ads.Campaign;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of one occasion under every set of campaigns: potential outcomes with common random numbers.
 *
 * <p>With campaigns S the person acts if the cause is in S (or there is none) and the threshold lies below
 * 1 − (1 − base) · ∏<sub>c∈S</sub> (1 − effect<sub>c</sub>), a noisy or. It only grows with S. Campaigns that are not
 * listed change nothing.
 *
 * @param campaigns those that matter, distinct, at most {@value #MOST}
 * @param effects what each adds by its views, in [0, 1)
 * @param cause index of the campaign whose click opened the occasion, or −1
 * @param base chance without views
 * @param threshold the person's number in [0, 1)
 */
public record Outcome(List<Campaign> campaigns, List<Double> effects, int cause, double base, double threshold) {
    /** The most campaigns that an occasion can depend on. */
    public static final int MOST = 8;

    /** @throws IllegalArgumentException if the lists differ in length or are too long */
    public Outcome {
        campaigns = List.copyOf(campaigns);
        effects = List.copyOf(effects);
        if (campaigns.size() != effects.size() || campaigns.size() > MOST || cause >= campaigns.size()) {
            throw new IllegalArgumentException("one effect for each of at most " + MOST + " campaigns");
        }
    }

    /** Whether the person acts when the campaigns of the set bits run. */
    public boolean happens(int running) {
        if (cause >= 0 && (running >>> cause & 1) == 0) {
            return false;
        }
        double no = 1 - base;
        for (int i = 0; i < effects.size(); i++) {
            if ((running >>> i & 1) == 1) {
                no *= 1 - effects.get(i);
            }
        }
        return threshold < 1 - no;
    }

    /** Whether the person acts in the world as it is. */
    public boolean happens() {
        return happens(everything());
    }

    /** Whether the person would have acted had this campaign not run. */
    public boolean happensWithout(Campaign campaign) {
        int index = campaigns.indexOf(campaign);
        return happens(index < 0 ? everything() : everything() & ~(1 << index));
    }

    /** Each campaign's Shapley value of the act; they sum to {@code happens() − happens(0)}. */
    public List<Double> shapley() {
        var values = new ArrayList<Double>();
        for (int i = 0; i < campaigns.size(); i++) {
            values.add(shapley(i));
        }
        return values;
    }

    private double shapley(int player) {
        int players = campaigns.size();
        double value = 0;
        for (int others = 0; others <= everything(); others++) {
            if ((others >>> player & 1) == 0 && happens(others | 1 << player) && !happens(others)) {
                value += weight(Integer.bitCount(others), players);
            }
        }
        return value;
    }

    /** size! (players − 1 − size)! / players! */
    private static double weight(int size, int players) {
        double weight = 1.0 / players;
        for (int i = 1; i <= size; i++) {
            weight *= i / (double) (players - i);
        }
        return weight;
    }

    private int everything() {
        return (1 << campaigns.size()) - 1;
    }
}
