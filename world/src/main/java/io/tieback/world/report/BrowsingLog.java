package io.tieback.world.report;

import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.act.Life;
import io.tieback.world.act.Presences;
import io.tieback.world.ads.Presence;
import io.tieback.world.people.Device;
import io.tieback.world.people.DeviceKind;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.write.JsonLine;
import io.tieback.world.write.LineSink;
import io.tieback.world.write.OutputFile;

/**
 * Every session of some people, drawn at random: what a study with a logger on their devices would see. Truth, not
 * input; the published marginals of networks, agents and cookies are measured on it.
 *
 * <p>How much people browse is skewed as in the public part of the study that is fitted: the logarithm of events per
 * active day has a skewness of -.9 on its 47 phones and -1.6 on its 48 desktops.
 */
final class BrowsingLog {
    private final Frame frame;
    private final long startMillis;
    private final double share;
    private final double phoneSessions;
    private final double computerSessions;
    private final double computerDays;
    private final double[] sigmas;

    BrowsingLog(Frame frame, int people, long startMillis) {
        this.frame = frame;
        this.startMillis = startMillis;
        share = frame.settings().get(Knob.BROWSING_PEOPLE) / people;
        phoneSessions = frame.settings().get(Knob.SESSIONS_PHONE);
        computerSessions = frame.settings().get(Knob.SESSIONS_COMPUTER);
        sigmas = frame.settings().all(Knob.SESSIONS_SIGMA);
        computerDays = frame.settings().get(Knob.COMPUTER_DAYS);
    }

    boolean covers(Person person) {
        return Draws.unit(frame.seed(), Purpose.BROWSING, person.id(), -1) < share;
    }

    void write(Life life, JsonLine json, LineSink sink) {
        life.sessions().forEach(session -> line(session, json, sink));
        for (Act act : life.acts()) {
            if (act.type().equals("page_visit")) {
                line(act.presence(), json, sink);
            }
        }
        var presences = new Presences(frame, life.person());
        for (Device device : life.person().devices()) {
            sessions(device, presences, json, sink);
        }
    }

    private void sessions(Device device, Presences presences, JsonLine json, LineSink sink) {
        Draws draws =
                Draws.of(frame.seed(), Purpose.BROWSING, presences.person().id(), device.id());
        boolean computer = device.kind().isComputer();
        double sigma = sigmas[computer ? 1 : 0];
        double mean = (computer ? computerSessions : device.kind() == DeviceKind.PHONE ? phoneSessions : 2)
                * draws.skewedLeft(sigma);
        double days = computer ? computerDays : 1;
        for (int day = 0; day < frame.days(); day++) {
            int count = draws.chance(days) ? draws.poisson(mean) : 0;
            for (int i = 0; i < count; i++) {
                long millis = presences.timeOn(day, computer, draws);
                if (presences.canUse(device, millis) && millis < frame.end()) {
                    line(presences.browsing(device, millis, draws), json, sink);
                }
            }
        }
    }

    private void line(Presence presence, JsonLine json, LineSink sink) {
        Device device = presence.device();
        long epoch = presence.browser()
                .clearing()
                .epoch(frame.seed(), presence.browser().id(), presence.millis());
        json.begin().number("personId", presence.person().id()).number("deviceId", device.id());
        json.text("device", device.kind().name().toLowerCase(java.util.Locale.ROOT));
        json.number("browserId", presence.browser().id());
        json.seconds("occurredAt", startMillis + presence.millis());
        json.text("network", presence.attachment().networkClass().key());
        json.text("ip", presence.attachment().ipv4());
        if (presence.attachment().hasIpv6()) {
            json.text("ipv6", presence.attachment().seenBy(true));
        }
        json.text("userAgent", presence.browser().agent())
                .text("screen", presence.browser().screen());
        json.number("cookie", epoch).end();
        sink.accept(OutputFile.TRUTH_BROWSING, presence.millis(), json);
    }
}
