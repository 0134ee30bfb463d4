package io.tieback.world.act;

import io.tieback.core.report.EngagementKind;
import io.tieback.world.ads.Campaign;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Presence;
import io.tieback.world.ads.Vertical;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A person's sessions on the platform, and the ads they see, save and click there. */
final class PlatformLife {
    private final Frame frame;
    private final double sessions;
    private final double[] surfaces;
    private final double slots;
    private final double houseAds;
    private final double clickRate;
    private final double saveRate;
    private final double searches;

    PlatformLife(Frame frame) {
        this.frame = frame;
        WorldSettings settings = frame.settings();
        sessions = settings.get(Knob.PLATFORM_SESSIONS);
        surfaces = settings.all(Knob.PLATFORM_SURFACES);
        slots = settings.get(Knob.IMPRESSIONS);
        houseAds = settings.get(Knob.HOUSE_ADS);
        clickRate = settings.get(Knob.CLICK_RATE);
        saveRate = settings.get(Knob.SAVE_RATE);
        searches = settings.get(Knob.HARVEST_SEARCH);
    }

    /** Sessions of the daily rhythm, by time. */
    List<Presence> sessions(Presences presences) {
        Draws draws = Draws.of(frame.seed(), Purpose.SESSION, presences.person().id());
        double mean = sessions * Math.min(4, Math.sqrt(presences.person().activity()) * 1.05);
        var made = new ArrayList<Presence>();
        for (int day = 0; day < frame.days(); day++) {
            int count = draws.poisson(mean);
            for (int i = 0; i < count; i++) {
                int surface = draws.pick(surfaces);
                long millis = presences.timeOn(day, surface == 2, draws);
                Optional<Presence> app = surface == 0 ? presences.inApp(millis) : Optional.empty();
                made.add(app.orElseGet(() -> presences.browsing(surface == 2, millis, draws)));
            }
        }
        made.sort(Comparator.comparingLong(Presence::millis));
        return made;
    }

    /** Ads seen in these sessions, and what was done with them, by time. */
    List<Engagement> engagements(List<Presence> sessions, Eligibility eligibility, Presences presences) {
        var made = new ArrayList<Engagement>();
        Draws draws =
                Draws.of(frame.seed(), Purpose.IMPRESSION, presences.person().id());
        for (Presence session : sessions) {
            int count = draws.poisson(slots);
            double total = count == 0 ? 0 : eligibility.weigh(session.millis());
            for (int slot = 0; slot < count; slot++) {
                if (total > 0 && !draws.chance(houseAds)) {
                    Campaign campaign = eligibility.pick(draws.unit() * total);
                    show(
                            campaign,
                            presences.later(session, session.millis() + slot * 25_000L + 3_000),
                            draws,
                            made,
                            eligibility);
                }
            }
        }
        return made;
    }

    /** Clicks of people who search on the platform just before an act that comes by itself. */
    List<Engagement> searches(List<Occasion> occasions, Eligibility eligibility, Presences presences) {
        var made = new ArrayList<Engagement>();
        for (Occasion occasion : occasions) {
            Draws draws = Draws.of(frame.seed(), Purpose.IMPRESSION, occasion.id(), 1);
            boolean app = occasion.interest().advertiser().vertical() == Vertical.APP;
            long millis = occasion.millis() - 60_000 - (long) ((app ? 150_000 : 1_500_000) * draws.exponential(1));
            Optional<Campaign> campaign =
                    eligibility.harvester(occasion.interest().advertiser());
            if (draws.chance(searches) && campaign.isPresent() && millis > 0) {
                Presence presence = presences.browsing(draws.chance(.4), millis, draws);
                made.add(engagement(campaign.get(), EngagementKind.VIEW, presence, draws));
                Presence soon = presences.later(presence, millis + 5_000);
                made.add(engagement(campaign.get(), EngagementKind.CLICK, soon, draws));
            }
        }
        return made;
    }

    private void show(
            Campaign campaign, Presence presence, Draws draws, List<Engagement> made, Eligibility eligibility) {
        made.add(engagement(campaign, EngagementKind.VIEW, presence, draws));
        double interest = .35 + eligibility.interest(campaign.advertiser());
        double chance = draws.unit();
        long millis = presence.millis() + 2_000 + draws.below(9_000);
        if (chance < clickRate * interest && millis < frame.end()) {
            made.add(engagement(campaign, EngagementKind.CLICK, at(presence, millis), draws));
        } else if (chance > 1 - saveRate * interest && millis < frame.end()) {
            made.add(engagement(campaign, EngagementKind.ENGAGEMENT, at(presence, millis), draws));
        }
    }

    private static Presence at(Presence presence, long millis) {
        return new Presence(
                presence.person(),
                presence.device(),
                presence.browser(),
                presence.app(),
                millis,
                presence.attachment());
    }

    private static Engagement engagement(Campaign campaign, EngagementKind kind, Presence presence, Draws draws) {
        long id = draws.bits();
        return new Engagement(id, campaign, (id & 1) == 0, kind, presence);
    }
}
