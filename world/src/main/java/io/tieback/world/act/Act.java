package io.tieback.world.act;

import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Presence;
import java.util.Optional;

/**
 * What really happened, once.
 *
 * @param id unique in the world, says nothing
 * @param presence who, on what, when
 * @param advertiser at whose site, app or shop
 * @param type the true conversion type
 * @param offline whether in a shop
 * @param loggedIn whether logged in at the advertiser
 * @param clickId of the click that led straight here
 * @param valueMinor the true value in minor units of the advertiser's currency; 0 where the type has none
 * @param refundOf the purchase that this takes back
 * @param devices distinct devices on the way to it
 * @param outcome for goals and what follows from them: the answer under every set of campaigns
 */
public record Act(
        long id,
        Presence presence,
        Advertiser advertiser,
        String type,
        boolean offline,
        boolean loggedIn,
        Optional<String> clickId,
        long valueMinor,
        Optional<Act> refundOf,
        int devices,
        Optional<Outcome> outcome) {
    /** The id in truth files. */
    public String key() {
        return "a" + Long.toString(id >>> 1, 36);
    }

    /** When. */
    public long millis() {
        return presence.millis();
    }

    /** The API's action source. */
    public String actionSource() {
        return offline ? "offline" : presence.surface();
    }

    /** Whether it takes a purchase back. */
    public boolean isRefund() {
        return refundOf.isPresent();
    }
}
