package io.tieback.world.act;

import io.tieback.core.report.EngagementKind;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import io.tieback.world.ads.Presence;
import io.tieback.world.people.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lives people's lives. What comes by itself is drawn first, then the ads that find the person, then what the ads
 * bring about, then what is done of it all: no step needs a later one.
 */
public final class Lives {
    private final Frame frame;
    private final Demand demand;
    private final PlatformLife platform;
    private final Visits visits;

    /** The lives of a world. */
    public Lives(Frame frame) {
        this.frame = frame;
        demand = new Demand(frame);
        platform = new PlatformLife(frame);
        visits = new Visits(frame);
    }

    /** The life of a person; of one without any device it is empty. */
    public Life of(Person person) {
        List<Interest> interests = frame.audience().interests(person);
        if (person.devices().isEmpty()) {
            return new Life(person, interests, List.of(), List.of(), List.of());
        }
        var presences = new Presences(frame, person);
        var occasions = new ArrayList<>(demand.organic(presences, interests));
        var acts = new ArrayList<>(visits.idle(presences, interests));
        List<Presence> sessions = List.of();
        var engagements = new ArrayList<Engagement>();
        if (person.userId().isPresent()) {
            sessions = platform.sessions(presences);
            var eligibility = new Eligibility(frame, person, interests, occasions, acts);
            engagements.addAll(platform.engagements(sessions, eligibility, presences));
            engagements.addAll(platform.searches(occasions, eligibility, presences));
            engagements.removeIf(engagement -> engagement.millis() >= frame.end());
            engagements.sort(Comparator.comparingLong(Engagement::millis).thenComparingLong(Engagement::id));
            for (Engagement click : engagements) {
                if (click.kind() == EngagementKind.CLICK) {
                    acts.addAll(visits.landing(click, presences));
                    demand.opened(click, interestIn(click, interests)).ifPresent(occasions::add);
                }
            }
        }
        occasions.sort(Comparator.comparingLong(Occasion::millis).thenComparingLong(Occasion::id));
        acts.addAll(new Shopping(frame, presences, engagements, visits).acts(occasions));
        acts.removeIf(act -> act.millis() < 0 || act.millis() >= frame.end());
        acts.sort(Comparator.comparingLong(Act::millis).thenComparingLong(Act::id));
        return new Life(person, interests, sessions, engagements, acts);
    }

    /** The interest in a click's advertiser; who clicks without one gets a weak one. */
    private static Interest interestIn(Engagement click, List<Interest> interests) {
        var advertiser = click.campaign().advertiser();
        return interests.stream()
                .filter(interest -> interest.advertiser() == advertiser)
                .findFirst()
                .orElseGet(() -> new Interest(advertiser, .3));
    }
}
