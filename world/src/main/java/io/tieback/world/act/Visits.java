package io.tieback.world.act;

import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import io.tieback.world.ads.Presence;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Visits to an advertiser's site, and the upper acts of the funnel that happen there. */
final class Visits {
    /** How far into the funnel a visit goes. */
    enum Depth {
        LOOK,
        CART,
        BUY
    }

    private final Frame frame;
    private final double browsePerDay;
    private final double login;
    private final double loginToBuy;
    private final double clickIdKept;

    Visits(Frame frame) {
        this.frame = frame;
        WorldSettings settings = frame.settings();
        browsePerDay = settings.get(Knob.BROWSE_VISITS) / 30;
        login = settings.get(Knob.LOGIN_VISIT);
        loginToBuy = settings.get(Knob.LOGIN_BUY);
        clickIdKept = settings.get(Knob.CLICK_ID_KEPT);
    }

    /** Visits that come to nothing, over the whole world. */
    List<Act> idle(Presences presences, List<Interest> interests) {
        var acts = new ArrayList<Act>();
        for (Interest interest : interests) {
            Advertiser advertiser = interest.advertiser();
            Draws draws =
                    Draws.of(frame.seed(), Purpose.FUNNEL, presences.person().id(), advertiser.number());
            int count = draws.poisson(browsePerDay
                    * frame.days()
                    * interest.strength()
                    * presences.person().activity());
            for (int i = 0; i < count; i++) {
                boolean computer = draws.chance(.42);
                long millis = presences.timeOn(draws.below(frame.days()), computer, draws);
                Depth depth = draws.chance(.12) ? Depth.CART : Depth.LOOK;
                acts.addAll(visit(presences.browsing(computer, millis, draws), advertiser, depth, draws));
            }
        }
        return acts;
    }

    /** The visit that a click lands on. */
    List<Act> landing(Engagement click, Presences presences) {
        Draws draws = Draws.of(frame.seed(), Purpose.FUNNEL, click.id());
        Presence landing = presences.browsing(click.presence().device(), click.millis() + 4_000, draws);
        Optional<String> clickId = draws.chance(clickIdKept) ? Optional.of(click.clickId()) : Optional.empty();
        Advertiser advertiser = click.campaign().advertiser();
        boolean loggedIn = draws.chance(login);
        var acts = new ArrayList<Act>(2);
        acts.add(act(landing, advertiser, "page_visit", loggedIn, clickId, draws));
        if (draws.chance(.6)) {
            acts.add(act(shift(landing, 30_000), advertiser, "view_content", loggedIn, clickId, draws));
        }
        return acts;
    }

    /** One visit that begins with this presence. */
    List<Act> visit(Presence presence, Advertiser advertiser, Depth depth, Draws draws) {
        boolean loggedIn = draws.chance(login);
        var acts = new ArrayList<Act>(5);
        Optional<String> none = Optional.empty();
        acts.add(act(presence, advertiser, "page_visit", loggedIn, none, draws));
        if (draws.chance(.25)) {
            acts.add(act(shift(presence, 12_000), advertiser, "search", loggedIn, none, draws));
        }
        if (draws.chance(.6) || depth != Depth.LOOK) {
            acts.add(act(shift(presence, 25_000), advertiser, "view_content", loggedIn, none, draws));
        }
        boolean sells = advertiser.vertical().sells();
        if (sells && depth != Depth.LOOK) {
            acts.add(act(shift(presence, 70_000), advertiser, "add_to_cart", loggedIn, none, draws));
        }
        if (sells && depth == Depth.BUY) {
            boolean known = loggedIn || draws.chance(loginToBuy);
            acts.add(act(shift(presence, 110_000), advertiser, "initiate_checkout", known, none, draws));
        }
        return acts;
    }

    /** Whether a buyer is logged in, given that the visit's last act was or was not. */
    boolean logsInToBuy(boolean already, Draws draws) {
        return already || draws.chance(loginToBuy);
    }

    /** The same presence a little later, on the same network. */
    static Presence shift(Presence from, long millis) {
        return new Presence(
                from.person(), from.device(), from.browser(), from.app(), from.millis() + millis, from.attachment());
    }

    private static Act act(
            Presence presence,
            Advertiser advertiser,
            String type,
            boolean loggedIn,
            Optional<String> clickId,
            Draws draws) {
        return new Act(
                draws.bits(),
                presence,
                advertiser,
                type,
                false,
                loggedIn,
                clickId,
                0,
                Optional.empty(),
                1,
                Optional.empty());
    }
}
