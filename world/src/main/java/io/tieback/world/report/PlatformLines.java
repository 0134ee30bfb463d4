package io.tieback.world.report;

import io.tieback.core.report.EngagementKind;
import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.act.Life;
import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import io.tieback.world.ads.Presence;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.write.JsonLine;
import io.tieback.world.write.LineSink;
import io.tieback.world.write.OutputFile;
import java.util.Locale;

/** What the platform sends of a life: identifiers, sightings, engagements. */
final class PlatformLines {
    private final Frame frame;
    private final long startMillis;
    private final double mainEmail;
    private final double phoneKnown;
    private final double late;
    private final double sync;
    private final double customerList;

    PlatformLines(Frame frame, long startMillis) {
        this.frame = frame;
        this.startMillis = startMillis;
        mainEmail = frame.settings().get(Knob.EMAIL_PLATFORM);
        phoneKnown = frame.settings().get(Knob.PHONE_KNOWN);
        late = frame.settings().get(Knob.LATE_IDENTIFIERS);
        sync = frame.settings().get(Knob.COOKIE_SYNC);
        customerList = frame.settings().get(Knob.CUSTOMER_LIST);
    }

    /** What the platform knows of a user when the world starts, and what some add later. */
    void identifiers(Life life, Evidence evidence, JsonLine json, LineSink sink) {
        Person person = life.person();
        if (person.userId().isEmpty()) {
            return;
        }
        Draws draws = Draws.of(frame.seed(), Purpose.NAME, person.id(), -2);
        boolean main = draws.chance(mainEmail);
        boolean phone = draws.chance(phoneKnown);
        boolean adds = draws.chance(late);
        identifiers(life, new Known(main, !main, phone && !adds), 0, evidence, json, sink);
        if (adds) {
            long millis = (long) (draws.unit() * frame.end());
            identifiers(life, new Known(true, true, phone), millis, evidence, json, sink);
        }
    }

    /** Which of a person's contacts the platform knows. */
    private record Known(boolean mainEmail, boolean lastEmail, boolean phone) {}

    private void identifiers(Life life, Known known, long millis, Evidence evidence, JsonLine json, LineSink sink) {
        Person person = life.person();
        json.begin().text("userId", person.userId().orElseThrow());
        json.seconds("occurredAt", startMillis + millis).object("identifiers").list("hashedEmails");
        if (known.mainEmail()) {
            json.item(person.contacts().hashedEmail(true));
        }
        if (known.lastEmail()
                && !(known.mainEmail() && person.contacts().emails().size() == 1)) {
            json.item(person.contacts().hashedEmail(false));
        }
        json.endList();
        if (known.phone()) {
            json.list("hashedPhones").item(person.contacts().hashedPhone()).endList();
        }
        json.list("externalIds");
        for (Interest interest : life.interests()) {
            int advertiser = interest.advertiser().number();
            if (Draws.unit(frame.seed(), Purpose.PANEL, -1 - person.id(), advertiser) < customerList) {
                json.item().text("advertiserId", interest.advertiser().id());
                json.text("id", evidence.externalId(person, interest.advertiser()))
                        .endObject();
            }
        }
        json.endList().endObject().end();
        sink.accept(OutputFile.IDENTIFIERS, millis, json);
    }

    void sightings(Life life, JsonLine json, LineSink sink) {
        for (Presence session : life.sessions()) {
            startSighting(session, json);
            if (session.app() && session.device().adId().isPresent()) {
                json.object("identifiers")
                        .list("mobileAdIds")
                        .item(session.device().adId().get())
                        .endList()
                        .endObject();
            }
            endSighting(session, json, sink);
        }
    }

    /** The landing of a click, where the platform's tag ties the advertiser's cookie to the user. */
    void landing(Seen seen, JsonLine json, LineSink sink) {
        Act act = seen.act();
        boolean tied = act.clickId().isPresent()
                && act.type().equals("page_visit")
                && seen.cookie().isPresent();
        boolean blocked =
                act.presence().browser().blocksTags() || act.presence().person().declines();
        if (tied && !blocked && Draws.unit(frame.seed(), Purpose.COOKIE, act.id(), 1) < sync) {
            startSighting(act.presence(), json);
            json.text("advertiserId", act.advertiser().id());
            json.object("identifiers")
                    .list("cookies")
                    .item(seen.cookie().get())
                    .endList()
                    .endObject();
            endSighting(act.presence(), json, sink);
        }
    }

    void engagements(Life life, JsonLine json, LineSink sink) {
        for (Engagement engagement : life.engagements()) {
            long sent = engagement.millis() + 400 + (engagement.id() >>> 40) % 4_000;
            Presence presence = engagement.presence();
            json.begin().seconds("sentAt", startMillis + sent).object("engagement");
            json.text("engagementId", engagement.key())
                    .text("userId", presence.person().userId().orElseThrow());
            json.text("advertiserId", engagement.campaign().advertiser().id());
            json.text("campaignId", engagement.campaign().id());
            json.text("adId", engagement.campaign().adId(engagement.first()));
            json.text("kind", engagement.kind().name().toLowerCase(Locale.ROOT));
            json.seconds("occurredAt", startMillis + engagement.millis());
            if (engagement.kind() == EngagementKind.CLICK) {
                json.text("clickId", engagement.clickId());
            }
            json.text("surface", presence.surface())
                    .text("ip", presence.attachment().seenBy(true));
            json.text("userAgent", presence.agent()).endObject().end();
            sink.accept(OutputFile.ENGAGEMENTS, sent, json);
        }
    }

    private void startSighting(Presence presence, JsonLine json) {
        json.begin().seconds("sentAt", startMillis + presence.millis() + 500).object("sighting");
        json.text("userId", presence.person().userId().orElseThrow());
        json.seconds("occurredAt", startMillis + presence.millis()).text("surface", presence.surface());
    }

    private static void endSighting(Presence presence, JsonLine json, LineSink sink) {
        json.text("ip", presence.attachment().seenBy(true))
                .text("userAgent", presence.agent())
                .endObject()
                .end();
        sink.accept(OutputFile.SIGHTINGS, presence.millis() + 500, json);
    }
}
