package io.tieback.world.act;

import io.tieback.world.ads.CampaignKind;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import io.tieback.world.ads.Vertical;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The occasions of a person: those that come by themselves, and those that a click opens. */
public final class Demand {
    private final Frame frame;
    private final double perDay;
    private final double base;
    private final double fastShare;
    private final double installShare;

    /** The demand of a world. */
    public Demand(Frame frame) {
        this.frame = frame;
        WorldSettings settings = frame.settings();
        perDay = settings.get(Knob.ORGANIC) / 30;
        base = settings.get(Knob.BUY_BASE);
        fastShare = settings.get(Knob.DELAY_SHARE);
        installShare = settings.get(Knob.INSTALL_SHARE);
    }

    /** Occasions that need no ad, for all interests of the person. */
    public List<Occasion> organic(Presences presences, List<Interest> interests) {
        Person person = presences.person();
        var occasions = new ArrayList<Occasion>();
        for (Interest interest : interests) {
            Draws draws = Draws.of(
                    frame.seed(),
                    Purpose.DEMAND,
                    person.id(),
                    interest.advertiser().number());
            int count = draws.poisson(perDay * frame.days() * interest.strength() * person.activity());
            for (int i = 0; i < count; i++) {
                long millis = presences.timeOn(draws.below(frame.days()), draws.chance(.4), draws);
                double chance = Math.min(.95, base * (.6 + .4 * interest.strength()));
                occasions.add(new Occasion(draws.bits(), interest, millis, Optional.empty(), chance, draws.unit()));
            }
        }
        return occasions;
    }

    /** The occasion that a click opens, if its campaign works and the world lasts until then. */
    public Optional<Occasion> opened(Engagement click, Interest interest) {
        if (click.campaign().kind() != CampaignKind.WORKING) {
            return Optional.empty();
        }
        Draws draws = Draws.of(frame.seed(), Purpose.DEMAND, click.id());
        long delay = interest.advertiser().vertical() == Vertical.APP ? installDelay(draws) : delay(draws);
        long millis = click.millis() + 20_000 + delay;
        if (millis >= frame.end()) {
            return Optional.empty();
        }
        double chance = Math.min(.95, click.campaign().clickEffect() * interest.strength());
        return Optional.of(new Occasion(draws.bits(), interest, millis, Optional.of(click), chance, draws.unit()));
    }

    private long delay(Draws draws) {
        WorldSettings settings = frame.settings();
        if (draws.chance(fastShare)) {
            return (long)
                    (60_000 * draws.logNormal(settings.get(Knob.DELAY_FAST), settings.get(Knob.DELAY_FAST_SIGMA)));
        }
        return (long) (Frame.DAY * draws.logNormal(settings.get(Knob.DELAY_SLOW), settings.get(Knob.DELAY_SLOW_SIGMA)));
    }

    private long installDelay(Draws draws) {
        WorldSettings settings = frame.settings();
        if (draws.chance(installShare)) {
            double seconds = draws.logNormal(settings.get(Knob.INSTALL_FAST), settings.get(Knob.INSTALL_FAST_SIGMA));
            return (long) (1000 * Math.min(3500, seconds));
        }
        return (long) (3_600_000 * StrictMath.pow(settings.get(Knob.INSTALL_SLOW), draws.unit()));
    }
}
