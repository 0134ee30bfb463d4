package io.tieback.world.ads;

import io.tieback.world.network.Rhythm;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.Quality;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * All advertisers and campaigns of a world.
 *
 * <p>Budgets are met in the mean: a campaign whose daily budget covers a share of the demand is out of money once that
 * share of the day's activity has passed, give or take a day's luck. So exposure stops for everybody at the same hour,
 * as a budget does, and no thread has to know what others spent.
 */
public final class Market {
    private static final String[] CURRENCIES = {"EUR", "EUR", "USD", "GBP"};
    private static final Vertical[] VERTICALS = {
        Vertical.RETAIL,
        Vertical.RETAIL,
        Vertical.APP,
        Vertical.RETAIL,
        Vertical.STORE,
        Vertical.LEAD,
        Vertical.RETAIL,
        Vertical.SUBSCRIPTION,
        Vertical.RETAIL,
        Vertical.SIGNUP
    };

    private final long seed;
    private final WorldSettings settings;
    private final List<Advertiser> advertisers;
    private final List<Campaign> campaigns;

    /** Makes the market of a world. */
    public Market(long seed, WorldSettings settings) {
        this.seed = seed;
        this.settings = settings;
        var made = new ArrayList<Advertiser>();
        var runs = new ArrayList<Campaign>();
        for (int i = 0; i < settings.count(Knob.ADVERTISERS); i++) {
            Advertiser advertiser = advertiser(i);
            made.add(advertiser);
            addCampaigns(advertiser, runs);
        }
        advertisers = List.copyOf(made);
        campaigns = List.copyOf(runs);
    }

    /** All advertisers by number. */
    public List<Advertiser> advertisers() {
        return advertisers;
    }

    /** All campaigns by number. */
    public List<Campaign> campaigns() {
        return campaigns;
    }

    /** The hour of the day, 0 to 24 and above, at which the campaign's budget of that day is spent. */
    public boolean hasBudget(Campaign campaign, long day, double hour) {
        double luck = .8 + .4 * Draws.unit(seed, Purpose.BUDGET, campaign.number(), day);
        return Rhythm.PHONE.shareBefore(hour) < campaign.cover() * luck;
    }

    private Advertiser advertiser(int number) {
        Draws draws = Draws.of(seed, Purpose.ADVERTISER, number);
        Quality quality = quality(number, draws);
        double[] mean = settings.all(Knob.VALUE_LOG_MEAN);
        double[] sigma = settings.all(Knob.VALUE_SIGMA);
        double logMean = draws.between(mean[0], mean[1]);
        long point = 100 * (long) StrictMath.floor(StrictMath.exp(logMean + .1)) + 99;
        return new Advertiser(
                number,
                VERTICALS[number % VERTICALS.length],
                quality,
                CURRENCIES[draws.below(CURRENCIES.length)],
                logMean,
                draws.between(sigma[0], sigma[1]),
                point,
                1 / (2.0 + draws.below(10)),
                draws.chance(settings.get(Knob.SERVER_COOKIE)),
                draws.chance(settings.get(Knob.SITE_IPV6)),
                (long) (1000 * settings.get(Knob.CLOCK_SKEW, quality) * draws.normal()),
                draws.chance(.2));
    }

    /** Qualities are dealt in the exact shares of the knob, not drawn: thirty draws would leave much to luck. */
    private Quality quality(int number, Draws draws) {
        double[] mix = settings.all(Knob.QUALITY);
        double total = 0;
        for (double weight : mix) {
            total += weight;
        }
        double at = (number * .6180339887498949 + .5 + draws.unit() * 1e-9) % 1 * total;
        int chosen = 0;
        while (chosen < mix.length - 1 && at >= mix[chosen]) {
            at -= mix[chosen];
            chosen++;
        }
        return Quality.values()[chosen];
    }

    private void addCampaigns(Advertiser advertiser, List<Campaign> runs) {
        Draws draws = Draws.of(seed, Purpose.CAMPAIGN, advertiser.number());
        int count = 2 + draws.below(Math.max(1, settings.count(Knob.CAMPAIGNS) - 1));
        double[] kinds = settings.all(Knob.CAMPAIGN_KINDS);
        double[] cover = settings.all(Knob.BUDGET_COVER);
        for (int i = 0; i < count; i++) {
            CampaignKind kind = CampaignKind.values()[draws.pick(kinds)];
            boolean works = kind == CampaignKind.WORKING;
            double strength = draws.between(.5, 1.5);
            Targeting targeting = kind == CampaignKind.HARVESTING && draws.chance(.7)
                    ? Targeting.ABOUT_TO_BUY
                    : Targeting.values()[draws.below(4)];
            runs.add(new Campaign(
                    runs.size(),
                    advertiser,
                    kind,
                    kind == CampaignKind.HARVESTING && targeting != Targeting.ABOUT_TO_BUY
                            ? Targeting.RETARGETED
                            : targeting,
                    draws.below(settings.count(Knob.REGIONS)),
                    draws.between(.5, 2),
                    draws.between(cover[0], cover[1]),
                    works ? settings.get(Knob.EFFECT_CLICK) * strength : 0,
                    works ? settings.get(Knob.EFFECT_VIEW) * strength : 0));
        }
    }
}
