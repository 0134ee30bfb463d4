package io.tieback.world.act;

import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import io.tieback.world.ads.Presence;
import io.tieback.world.people.Person;
import java.util.List;

/**
 * All that one person did.
 *
 * @param person who
 * @param interests in whom, by advertiser
 * @param sessions on the platform, by time; empty without an account
 * @param engagements with ads, by time; empty without an account
 * @param acts at advertisers, by time
 */
public record Life(
        Person person,
        List<Interest> interests,
        List<Presence> sessions,
        List<Engagement> engagements,
        List<Act> acts) {
    /** Copies the lists. */
    public Life {
        interests = List.copyOf(interests);
        sessions = List.copyOf(sessions);
        engagements = List.copyOf(engagements);
        acts = List.copyOf(acts);
    }
}
