package io.tieback.world.act;

import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Audience;
import io.tieback.world.ads.Campaign;
import io.tieback.world.ads.CampaignKind;
import io.tieback.world.ads.Interest;
import io.tieback.world.people.Person;
import io.tieback.world.settings.Knob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which campaigns one person may be shown at a time, and with what weight. */
final class Eligibility {
    private static final long FORTNIGHT = 14 * Frame.DAY;

    private final Frame frame;
    private final double[] interest;
    private final List<Campaign> assigned = new ArrayList<>();
    private final long[] @Nullable [] comings;
    private final long[] @Nullable [] visits;
    private final double[] weights;
    private final long harvestMillis;

    /** For a person with these interests, whose occasions and other visits are known beforehand. */
    Eligibility(Frame frame, Person person, List<Interest> interests, List<Occasion> occasions, List<Act> visits) {
        this.frame = frame;
        int advertisers = frame.market().advertisers().size();
        interest = new double[advertisers];
        interests.forEach(in -> interest[in.advertiser().number()] = in.strength());
        comings = new long[advertisers][];
        this.visits = new long[advertisers][];
        for (Interest in : interests) {
            Advertiser one = in.advertiser();
            comings[one.number()] = occasions.stream()
                    .filter(occasion -> occasion.interest().advertiser() == one)
                    .mapToLong(Occasion::millis)
                    .toArray();
            this.visits[one.number()] = visits.stream()
                    .filter(visit -> visit.advertiser() == one)
                    .mapToLong(Act::millis)
                    .toArray();
        }
        Audience audience = frame.audience();
        for (Campaign campaign : frame.market().campaigns()) {
            double propensity = audience.propensity(person, campaign, interest(campaign.advertiser()));
            if (propensity > 0 && audience.isAssigned(person, campaign, propensity)) {
                assigned.add(campaign);
            }
        }
        weights = new double[assigned.size()];
        harvestMillis = (long) (frame.settings().get(Knob.HARVEST_HOURS) * 3_600_000);
    }

    /** Interest in an advertiser; 0 for none. */
    double interest(Advertiser advertiser) {
        return interest[advertiser.number()];
    }

    /** Weighs all campaigns for that time; the sum of their weights. */
    double weigh(long millis) {
        long day = millis / Frame.DAY;
        double hour = (millis - day * Frame.DAY) / 3_600_000.0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Campaign campaign = assigned.get(i);
            double weight = weight(campaign, millis);
            weights[i] = weight > 0 && frame.market().hasBudget(campaign, day, hour) ? weight : 0;
            sum += weights[i];
        }
        return sum;
    }

    /** The campaign at this point of the weights last weighed. */
    Campaign pick(double point) {
        int last = 0;
        double left = point;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return assigned.get(last);
    }

    /** The campaign of this advertiser that waits for buyers who search, if the person is assigned to one. */
    Optional<Campaign> harvester(Advertiser advertiser) {
        return assigned.stream()
                .filter(campaign -> campaign.advertiser() == advertiser && campaign.kind() == CampaignKind.HARVESTING)
                .findFirst();
    }

    private double weight(Campaign campaign, long millis) {
        int number = campaign.advertiser().number();
        return campaign.bid()
                * switch (campaign.targeting()) {
                    case BROAD -> .5 + interest[number];
                    case REGIONAL -> 1 + interest[number];
                    case INTERESTED -> 2 * interest[number];
                    case RETARGETED -> any(visits[number], millis - FORTNIGHT, millis) ? 5 : 0;
                    case ABOUT_TO_BUY -> any(comings[number], millis, millis + harvestMillis) ? 12 : 0;
                };
    }

    private static boolean any(long @Nullable [] times, long from, long to) {
        if (times != null) {
            for (long time : times) {
                if (time >= from && time <= to) {
                    return true;
                }
            }
        }
        return false;
    }
}
