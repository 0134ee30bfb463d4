package io.tieback.world.act;

import io.tieback.core.report.EngagementKind;
import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Campaign;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Presence;
import io.tieback.world.ads.Vertical;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a person's occasions into acts: earlier visits, the goal or none, repeats and refunds. */
final class Shopping {
    private static final long MINUTE = 60_000L;
    private static final long FORTNIGHT = 14 * Frame.DAY;
    private static final long MONTH = 30 * Frame.DAY;

    private final Frame frame;
    private final Presences presences;
    private final List<Engagement> engagements;
    private final Visits visits;
    private final Values values;
    private final Set<Integer> installed = new HashSet<>();
    private final List<Act> acts = new ArrayList<>();

    /** @param engagements all of the person's */
    Shopping(Frame frame, Presences presences, List<Engagement> engagements, Visits visits) {
        this.frame = frame;
        this.presences = presences;
        this.engagements = engagements;
        this.visits = visits;
        values = new Values(frame.settings());
    }

    /** The acts of these occasions, which are in time order; what would lie outside the world is left out. */
    List<Act> acts(List<Occasion> occasions) {
        for (Occasion occasion : occasions) {
            if (occasion.interest().advertiser().vertical() == Vertical.APP) {
                useApp(occasion);
            } else {
                shop(occasion);
            }
        }
        acts.removeIf(act -> act.millis() < 0 || act.millis() >= frame.end());
        return acts;
    }

    private void useApp(Occasion occasion) {
        Outcome outcome = outcome(occasion);
        Optional<Presence> presence = presences.inApp(occasion.millis());
        if (presence.isEmpty() || !outcome.happens()) {
            return;
        }
        Draws draws = draws(occasion);
        Advertiser advertiser = occasion.interest().advertiser();
        boolean first = installed.add(advertiser.number());
        var journey = new Journey(1, draws.chance(.4), false);
        Act goal = goal(presence.get(), advertiser, first ? "app_install" : "in_app_purchase", journey, outcome, draws);
        acts.add(goal);
        int purchases = first ? draws.poisson(.5) : 0;
        for (int i = 0; i < purchases; i++) {
            long later = goal.millis() + (long) (Frame.DAY * draws.exponential(4));
            presences
                    .inApp(later)
                    .ifPresent(again -> acts.add(
                            goal(again, advertiser, "in_app_purchase", new Journey(1, true, false), outcome, draws)));
        }
    }

    private void shop(Occasion occasion) {
        Draws draws = draws(occasion);
        Advertiser advertiser = occasion.interest().advertiser();
        Outcome outcome = outcome(occasion);
        long delay = occasion.cause()
                .map(click -> occasion.millis() - click.millis())
                .orElse(Long.MAX_VALUE);
        boolean computer = draws.chance(.45);
        long millis = delay < Frame.DAY || occasion.cause().isEmpty()
                ? occasion.millis()
                : presences.timeOn(occasion.millis() / Frame.DAY, computer, draws);
        Presence at = delay < 30 * MINUTE
                ? presences.browsing(occasion.cause().orElseThrow().presence().device(), millis, draws)
                : presences.browsing(computer, millis, draws);
        var devices = new HashSet<Long>();
        if (delay > Frame.DAY) {
            research(at, advertiser, devices, draws);
        }
        engagements.stream()
                .filter(done ->
                        done.kind() == EngagementKind.CLICK && done.campaign().advertiser() == advertiser)
                .filter(done -> done.millis() < millis && done.millis() > millis - MONTH)
                .forEach(click -> devices.add(click.presence().device().id()));
        devices.add(at.device().id());
        boolean offline = advertiser.vertical() == Vertical.STORE && draws.chance(.6);
        boolean loggedIn = offline ? draws.chance(.6) : approach(at, advertiser, outcome.happens(), draws);
        if (outcome.happens()) {
            String type = offline || advertiser.vertical() != Vertical.STORE
                    ? advertiser.vertical().goal()
                    : "checkout";
            Act goal = goal(at, advertiser, type, new Journey(devices.size(), loggedIn, offline), outcome, draws);
            acts.add(goal);
            follow(goal, outcome);
        }
    }

    /** The visit that ends, or does not end, in the goal; whether the person is logged in at its end. */
    private boolean approach(Presence at, Advertiser advertiser, boolean buys, Draws draws) {
        long lead = 3 * MINUTE + (long) (5 * MINUTE * draws.exponential(1));
        Visits.Depth depth = buys ? Visits.Depth.BUY : draws.chance(.35) ? Visits.Depth.CART : Visits.Depth.LOOK;
        List<Act> funnel = visits.visit(Visits.shift(at, -lead), advertiser, depth, draws);
        acts.addAll(funnel);
        Act last = funnel.get(funnel.size() - 1);
        return last.type().equals("initiate_checkout") ? last.loggedIn() : visits.logsInToBuy(last.loggedIn(), draws);
    }

    private void research(Presence at, Advertiser advertiser, Set<Long> devices, Draws draws) {
        WorldSettings settings = frame.settings();
        int count = draws.poisson(settings.get(Knob.RESEARCH));
        for (int i = 0; i < count; i++) {
            double days = draws.exponential(settings.get(Knob.RESEARCH_DAYS));
            long millis = at.millis() - 45 * MINUTE - (long) (days * Frame.DAY);
            boolean other = draws.chance(settings.get(Knob.SWITCH));
            boolean computer = at.device().kind().isComputer() != other;
            if (millis > 0) {
                Presence visit = presences.browsing(computer, millis, draws);
                devices.add(visit.device().id());
                acts.addAll(visits.visit(visit, advertiser, Visits.Depth.LOOK, draws));
            }
        }
    }

    private void follow(Act goal, Outcome outcome) {
        if (!goal.advertiser().vertical().sells()) {
            return;
        }
        WorldSettings settings = frame.settings();
        Draws draws = Draws.of(frame.seed(), Purpose.REPEAT, goal.id());
        double[] share = settings.all(Knob.REPEAT);
        double[] delay = settings.all(Knob.REPEAT_DELAY);
        long[] unit = {MINUTE, Frame.DAY};
        for (int i = 0; i < share.length; i++) {
            if (draws.chance(share[i])) {
                long millis = goal.millis() + 90_000 + (long) (unit[i] * draws.logNormal(delay[i], .8));
                Presence again = i == 0
                        ? Visits.shift(goal.presence(), millis - goal.millis())
                        : presences.browsing(draws.chance(.45), millis, draws);
                var journey = new Journey(goal.devices(), goal.loggedIn(), goal.offline());
                acts.add(goal(again, goal.advertiser(), goal.type(), journey, outcome, draws));
            }
        }
        if (draws.chance(settings.get(Knob.REFUND))) {
            long millis = goal.millis() + (long) (Frame.DAY * draws.logNormal(settings.get(Knob.REFUND_DAYS), .7));
            acts.add(refund(goal, millis, draws));
        }
    }

    private Act refund(Act goal, long millis, Draws draws) {
        boolean partly = draws.chance(.3);
        long value = partly ? Math.max(1, (long) (goal.valueMinor() * draws.between(.1, .9))) : goal.valueMinor();
        return new Act(
                draws.bits(),
                Visits.shift(goal.presence(), millis - goal.millis()),
                goal.advertiser(),
                goal.type(),
                goal.offline(),
                goal.loggedIn(),
                Optional.empty(),
                value,
                Optional.of(goal),
                1,
                goal.outcome());
    }

    private record Journey(int devices, boolean loggedIn, boolean offline) {}

    private Act goal(Presence at, Advertiser advertiser, String type, Journey journey, Outcome outcome, Draws draws) {
        return new Act(
                draws.bits(),
                at,
                advertiser,
                type,
                journey.offline(),
                journey.loggedIn(),
                Optional.empty(),
                values.minor(advertiser, type, draws),
                Optional.empty(),
                journey.devices(),
                Optional.of(outcome));
    }

    private Draws draws(Occasion occasion) {
        return Draws.of(frame.seed(), Purpose.FUNNEL, occasion.id(), 2);
    }

    /** The answer of the occasion under every set of campaigns: its cause, and working campaigns seen before. */
    private Outcome outcome(Occasion occasion) {
        var campaigns = new ArrayList<Campaign>(4);
        var effects = new ArrayList<Double>(4);
        occasion.cause().ifPresent(click -> {
            campaigns.add(click.campaign());
            effects.add(0.0);
        });
        for (Engagement seen : engagements) {
            Campaign campaign = seen.campaign();
            boolean counts = seen.kind() == EngagementKind.VIEW
                    && campaign.viewEffect() > 0
                    && campaign.advertiser() == occasion.interest().advertiser()
                    && seen.millis() < occasion.millis()
                    && seen.millis() > occasion.millis() - FORTNIGHT;
            if (counts) {
                addView(campaign, occasion.interest().strength(), campaigns, effects);
            }
        }
        return new Outcome(
                campaigns, effects, occasion.cause().isPresent() ? 0 : -1, occasion.base(), occasion.threshold());
    }

    private static void addView(Campaign campaign, double interest, List<Campaign> campaigns, List<Double> effects) {
        double effect = Math.min(.5, campaign.viewEffect() * interest);
        int index = campaigns.indexOf(campaign);
        if (index >= 0) {
            effects.set(index, 1 - (1 - effects.get(index)) * (1 - effect));
        } else if (campaigns.size() < Outcome.MOST) {
            campaigns.add(campaign);
            effects.add(effect);
        }
    }
}
