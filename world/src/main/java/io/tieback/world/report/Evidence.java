package io.tieback.world.report;

import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.ads.Advertiser;
import io.tieback.world.ads.Presence;
import io.tieback.world.people.Contacts;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;

/** What a reporter knows of the person: identifiers, address, user agent. */
final class Evidence {
    private final Frame frame;
    private final double mainEmail;

    Evidence(Frame frame) {
        this.frame = frame;
        mainEmail = frame.settings().get(Knob.EMAIL_ADVERTISER);
    }

    void tag(ReportDraft report, Rates quality, Draws draws) {
        Seen seen = seen(report);
        report.cookie = seen.cookie().orElse(null);
        if (quality.chance(Knob.API_CLICK_ID, draws)) {
            report.clickId = seen.clickId().orElse(null);
        }
        if (known(seen.act()) && quality.chance(Knob.TAG_EMAIL, draws)) {
            report.hashedEmail = email(seen.act());
        }
        client(report);
    }

    void server(ReportDraft report, Rates quality, Draws draws) {
        Seen seen = seen(report);
        customer(report, quality, draws);
        if (quality.chance(Knob.API_COOKIE, draws)) {
            report.cookie = seen.cookie().orElse(null);
        }
        if (quality.chance(Knob.API_CLICK_ID, draws)) {
            report.clickId = seen.clickId().orElse(null);
        }
        if (quality.chance(Knob.API_CLIENT, draws)) {
            client(report);
            if (quality.chance(Knob.AGENT_CHANGED, draws) && report.agent != null) {
                report.agent = report.agent.substring(0, Math.min(report.agent.length(), 40));
                report.faults.add("agent_cut");
            }
        } else if (draws.chance(.7)) {
            report.ip = report.advertiser.serverAddress();
            report.agent = "ShopServer/2.3";
            report.faults.add("server_address");
        } else {
            report.faults.add("no_address");
        }
    }

    void app(ReportDraft report, Rates quality, Draws draws) {
        Seen seen = seen(report);
        report.adId = seen.act().presence().device().adId().orElse(null);
        if (quality.chance(Knob.API_CLICK_ID, draws)) {
            report.clickId = seen.clickId().orElse(null);
        }
        if (seen.act().loggedIn() && quality.chance(Knob.API_EXTERNAL_ID, draws)) {
            report.externalId = externalId(seen.act());
        }
        client(report);
    }

    void offline(ReportDraft report, Rates quality, Draws draws) {
        if (seen(report).act().loggedIn()) {
            customer(report, quality, draws);
        }
    }

    private void customer(ReportDraft report, Rates quality, Draws draws) {
        Act act = seen(report).act();
        if (act.loggedIn() && quality.chance(Knob.API_EXTERNAL_ID, draws)) {
            report.externalId = externalId(act);
        }
        if (known(act) && quality.chance(Knob.API_EMAIL, draws)) {
            report.hashedEmail = email(act);
        }
        if (known(act) && quality.chance(Knob.API_PHONE, draws)) {
            report.hashedPhone = act.presence().person().contacts().hashedPhone();
        }
    }

    private static void client(ReportDraft report) {
        Presence presence = seen(report).act().presence();
        report.ip = presence.attachment().seenBy(report.advertiser.ipv6());
        report.agent = presence.agent();
    }

    /** The advertiser's own id of a customer. */
    String externalId(Person person, Advertiser advertiser) {
        long id = Draws.hash(frame.seed(), Purpose.NAME, person.id(), advertiser.number());
        return "c" + Long.toString(id >>> 20, 36);
    }

    private String externalId(Act act) {
        return externalId(act.presence().person(), act.advertiser());
    }

    /** Whether the advertiser knows who it is: logged in, or about to pay. */
    private static boolean known(Act act) {
        return act.loggedIn()
                || act.valueMinor() > 0
                || act.type().equals("lead")
                || act.type().equals("signup");
    }

    private String email(Act act) {
        Person person = act.presence().person();
        Contacts contacts = person.contacts();
        double draw = Draws.unit(
                frame.seed(), Purpose.NAME, -1 - person.id(), act.advertiser().number());
        return contacts.hashedEmail(draw < mainEmail);
    }

    private static Seen seen(ReportDraft report) {
        return report.seen.orElseThrow();
    }
}
