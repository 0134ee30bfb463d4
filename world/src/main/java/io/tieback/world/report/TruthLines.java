package io.tieback.world.report;

import io.tieback.core.report.EngagementKind;
import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.act.Life;
import io.tieback.world.act.Outcome;
import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Campaign;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import io.tieback.world.people.Device;
import io.tieback.world.people.Person;
import io.tieback.world.write.JsonLine;
import io.tieback.world.write.LineSink;
import io.tieback.world.write.OutputFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is true of a life: person, acts, credit, potential outcomes. */
final class TruthLines {
    private final Frame frame;
    private final long startMillis;

    TruthLines(Frame frame, long startMillis) {
        this.frame = frame;
        this.startMillis = startMillis;
    }

    void person(Person person, boolean panel, JsonLine json, LineSink sink) {
        json.begin().number("personId", person.id()).number("householdId", person.householdId());
        person.userId().ifPresent(user -> json.text("userId", user));
        json.text("role", person.role().name().toLowerCase(Locale.ROOT)).number("region", person.region());
        json.share("activity", person.activity()).flag("panel", panel).list("devices");
        for (Device device : person.devices()) {
            json.item().number("deviceId", device.id());
            json.text("kind", device.kind().name().toLowerCase(Locale.ROOT)).endObject();
        }
        json.endList().end();
        sink.accept(OutputFile.TRUTH_PEOPLE, 0, json);
    }

    /** @param eligible the engagements that are eligible for the act, by time */
    void act(Act act, List<Engagement> eligible, JsonLine json, LineSink sink) {
        json.begin()
                .text("actId", act.key())
                .number("personId", act.presence().person().id());
        act.presence().person().userId().ifPresent(user -> json.text("userId", user));
        json.text("advertiserId", act.advertiser().id()).text("type", act.type());
        json.text("actionSource", act.actionSource()).seconds("occurredAt", startMillis + act.millis());
        json.number("deviceId", act.presence().device().id()).flag("loggedIn", act.loggedIn());
        if (act.valueMinor() > 0) {
            json.number("valueMinor", act.valueMinor())
                    .text("currency", act.advertiser().currency());
        }
        act.refundOf().ifPresent(purchase -> json.text("refundOf", purchase.key()));
        act.outcome()
                .ifPresent(outcome -> json.flag("goal", true)
                        .number("devicesOnPath", act.devices())
                        .flag("withoutAds", outcome.happens(0)));
        lastClick(eligible).ifPresent(click -> json.seconds("sinceClick", act.millis() - click.millis()));
        json.end();
        sink.accept(OutputFile.TRUTH_ACTS, act.millis(), json);
    }

    /** The credit of an act that some engagement is eligible for, or that ads caused; of others there is none. */
    void credit(Act act, List<Engagement> eligible, JsonLine json, LineSink sink) {
        Optional<Engagement> last = TrueCredit.lastTouch(eligible);
        boolean isCaused = act.outcome().filter(outcome -> !outcome.happens(0)).isPresent();
        if (last.isEmpty() && !isCaused) {
            return;
        }
        json.begin()
                .text("actId", act.key())
                .text("advertiserId", act.advertiser().id());
        last.ifPresent(engagement -> {
            json.object("lastTouch").text("engagementId", engagement.key());
            json.text("campaignId", engagement.campaign().id()).endObject();
        });
        json.list("linear");
        for (Engagement engagement : eligible) {
            json.item().text("engagementId", engagement.key());
            json.text("campaignId", engagement.campaign().id()).endObject();
        }
        json.endList();
        act.outcome().ifPresent(outcome -> incremental(outcome, json));
        json.end();
        sink.accept(OutputFile.TRUTH_CREDIT, act.millis(), json);
    }

    /** What would have been without each campaign: one line for each advertiser that the person has to do with. */
    void outcomes(Life life, JsonLine json, LineSink sink) {
        double[] interest = new double[frame.market().advertisers().size()];
        for (Interest one : life.interests()) {
            interest[one.advertiser().number()] = one.strength();
        }
        boolean[] concerned = new boolean[interest.length];
        life.engagements()
                .forEach(done -> concerned[done.campaign().advertiser().number()] = true);
        for (Advertiser advertiser : frame.market().advertisers()) {
            if (concerned[advertiser.number()] || interest[advertiser.number()] > 0) {
                outcomes(life, advertiser, interest[advertiser.number()], json, sink);
            }
        }
    }

    private void outcomes(Life life, Advertiser advertiser, double interest, JsonLine json, LineSink sink) {
        List<Act> goals = life.acts().stream()
                .filter(act -> act.advertiser() == advertiser && act.outcome().isPresent() && !act.isRefund())
                .toList();
        json.begin().number("personId", life.person().id()).text("advertiserId", advertiser.id());
        life.person().userId().ifPresent(user -> json.text("userId", user));
        json.share("interest", interest).number("acts", goals.size());
        json.number("valueMinor", goals.stream().mapToLong(Act::valueMinor).sum());
        json.number(
                "actsWithoutAds",
                goals.stream().filter(act -> outcome(act).happens(0)).count());
        json.number(
                "valueMinorWithoutAds",
                goals.stream()
                        .filter(act -> outcome(act).happens(0))
                        .mapToLong(Act::valueMinor)
                        .sum());
        json.list("campaigns");
        if (life.person().userId().isPresent()) {
            for (Campaign campaign : frame.market().campaigns()) {
                double propensity = frame.audience().propensity(life.person(), campaign, interest);
                if (campaign.advertiser() == advertiser && propensity > 0) {
                    campaign(life, campaign, propensity, goals, json);
                }
            }
        }
        json.endList().end();
        sink.accept(OutputFile.TRUTH_OUTCOMES, 0, json);
    }

    private void campaign(Life life, Campaign campaign, double propensity, List<Act> goals, JsonLine json) {
        int views = 0;
        int clicks = 0;
        for (Engagement done : life.engagements()) {
            if (done.campaign() == campaign) {
                views += done.kind() == EngagementKind.VIEW ? 1 : 0;
                clicks += done.kind() == EngagementKind.CLICK ? 1 : 0;
            }
        }
        json.item().text("campaignId", campaign.id()).share("propensity", propensity);
        json.flag("assigned", frame.audience().isAssigned(life.person(), campaign, propensity));
        if (views > 0) {
            List<Act> without = goals.stream()
                    .filter(act -> outcome(act).happensWithout(campaign))
                    .toList();
            json.number("views", views).number("clicks", clicks).number("actsWithout", without.size());
            json.number(
                    "valueMinorWithout",
                    without.stream().mapToLong(Act::valueMinor).sum());
        }
        json.endObject();
    }

    private static void incremental(Outcome outcome, JsonLine json) {
        json.flag("withoutAds", outcome.happens(0)).list("incremental");
        List<Double> shares = outcome.shapley();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i) > 0) {
                json.item().text("campaignId", outcome.campaigns().get(i).id());
                json.share("share", shares.get(i)).endObject();
            }
        }
        json.endList();
    }

    private static Optional<Engagement> lastClick(List<Engagement> eligible) {
        for (int i = eligible.size() - 1; i >= 0; i--) {
            if (eligible.get(i).kind() == EngagementKind.CLICK) {
                return Optional.of(eligible.get(i));
            }
        }
        return Optional.empty();
    }

    private static Outcome outcome(Act goal) {
        return goal.outcome().orElseThrow();
    }
}
