package io.tieback.engine.codec;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.AddressSeen;
import io.tieback.core.identity.Around;
import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.CookieSeen;
import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.Nearness;
import io.tieback.core.identity.SeenDay;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.identity.SeenUser;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.AgentTraits;
import java.util.ArrayList;
import java.util.List;

/** Forms of what is known at addresses and cookies. They never change: a new form is a new method. */
public final class EvidenceFields {
    private EvidenceFields() {}

    /** A user as seen at an address. */
    public static final Codec<SeenUser> SEEN_USER = Codec.versioned(
            1,
            (w, user) -> w.text(user.userId())
                    .list(user.surfaces(), EvidenceFields::surface)
                    .list(user.engagements(), EvidenceFields::engaged),
            r -> new SeenUser(r.text(), r.list(EvidenceFields::surface), r.list(EvidenceFields::engaged)));

    /** When a user was seen. */
    public static final Codec<SeenTimes> SEEN_TIMES = Codec.versioned(1, EvidenceFields::times, EvidenceFields::times);

    /** A visit of a cookie. */
    public static final Codec<CookieVisit> COOKIE_VISIT =
            Codec.versioned(1, EvidenceFields::cookieVisit, EvidenceFields::cookieVisit);

    /** An agent. */
    public static ByteWriter agent(ByteWriter w, AgentTraits agent) {
        return w.text(agent.family())
                .unsigned(agent.major())
                .text(agent.system())
                .unsigned(agent.systemMajor());
    }

    /** See {@link #agent(ByteWriter, AgentTraits)}. */
    public static AgentTraits agent(ByteReader r) {
        return new AgentTraits(r.text(), (int) r.unsigned(), r.text(), (int) r.unsigned());
    }

    /** A visit. */
    public static ByteWriter visit(ByteWriter w, Visit visit) {
        return Fields.trace(w.signed(visit.occurredMillis()).text(visit.advertiserId()), visit.trace());
    }

    /** See {@link #visit(ByteWriter, Visit)}. */
    public static Visit visit(ByteReader r) {
        return new Visit(r.signed(), r.text(), Fields.trace(r));
    }

    /** A visit of a cookie. */
    public static void cookieVisit(ByteWriter w, CookieVisit visit) {
        w.fixed(visit.addressId())
                .signed(visit.millis())
                .unsigned(visit.users())
                .list(
                        visit.near(),
                        (each, near) -> each.text(near.userId())
                                .signed(near.minutesBefore())
                                .signed(near.minutesAfter()));
    }

    /** See {@link #cookieVisit(ByteWriter, CookieVisit)}. */
    public static CookieVisit cookieVisit(ByteReader r) {
        return new CookieVisit(
                r.fixed(),
                r.signed(),
                (int) r.unsigned(),
                r.list(each -> new CookieVisit.Near(each.text(), (int) each.signed(), (int) each.signed())));
    }

    /** What an address answers. */
    public static void addressAnswer(ByteWriter w, AddressAnswer answer) {
        w.unsigned(answer.users())
                .unsigned(answer.usersOfDay())
                .unsigned(answer.times())
                .text(answer.networkClass())
                .one(answer.silence().ordinal())
                .list(
                        answer.seen(),
                        (each, seen) -> around(each.text(seen.userId()), seen.around())
                                .unsigned(seen.times())
                                .signed(seen.agreement())
                                .signed(seen.minutesSinceEngaged()));
    }

    /** See {@link #addressAnswer(ByteWriter, AddressAnswer)}. */
    public static AddressAnswer addressAnswer(ByteReader r) {
        return new AddressAnswer(
                (int) r.unsigned(),
                (int) r.unsigned(),
                (int) r.unsigned(),
                r.text(),
                r.constant(Silence.values()),
                r.list(each -> new AddressSeen(
                        each.text(), around(each), (int) each.unsigned(), (int) each.signed(), (int) each.signed())));
    }

    /** What a cookie answers. */
    public static void cookieAnswer(ByteWriter w, CookieAnswer answer) {
        w.unsigned(answer.users())
                .unsigned(answer.daysBefore())
                .unsigned(answer.daysEver())
                .list(answer.seen(), (each, seen) -> {
                    around(each.text(seen.userId()), seen.around());
                    nearness(each, seen.before());
                    nearness(each, seen.ever());
                });
    }

    /** See {@link #cookieAnswer(ByteWriter, CookieAnswer)}. */
    public static CookieAnswer cookieAnswer(ByteReader r) {
        return new CookieAnswer(
                (int) r.unsigned(),
                (int) r.unsigned(),
                (int) r.unsigned(),
                r.list(each -> new CookieSeen(each.text(), around(each), nearness(each), nearness(each))));
    }

    private static void surface(ByteWriter w, SeenUser.Surface surface) {
        times(agent(w, surface.agent()), surface.times());
    }

    private static SeenUser.Surface surface(ByteReader r) {
        return new SeenUser.Surface(agent(r), times(r));
    }

    private static void engaged(ByteWriter w, SeenUser.Engaged engaged) {
        times(w.text(engaged.advertiserId()), engaged.times());
    }

    private static SeenUser.Engaged engaged(ByteReader r) {
        return new SeenUser.Engaged(r.text(), times(r));
    }

    /** Each day as its distance to the day before, its first time within the day, and what follows that. */
    private static void times(ByteWriter w, SeenTimes times) {
        w.unsigned(times.days().size());
        long day = 0;
        for (SeenDay seen : times.days()) {
            w.signed(seen.day() - day)
                    .signed(seen.firstMillis() - seen.day() * SeenDay.MILLIS)
                    .unsigned(seen.lastMillis() - seen.firstMillis())
                    .unsigned(seen.times());
            day = seen.day();
        }
    }

    private static SeenTimes times(ByteReader r) {
        int size = (int) r.unsigned();
        if (size > SeenTimes.MAX_DAYS) {
            throw new CorruptBytesException(size + " days");
        }
        List<SeenDay> days = new ArrayList<>(size);
        long day = 0;
        for (int i = 0; i < size; i++) {
            day += r.signed();
            long first = day * SeenDay.MILLIS + r.signed();
            days.add(new SeenDay(day, first, first + r.unsigned(), (int) r.unsigned()));
        }
        return new SeenTimes(days);
    }

    private static ByteWriter around(ByteWriter w, Around around) {
        return w.signed(around.minutesBefore())
                .signed(around.minutesAfter())
                .unsigned(around.daysBefore())
                .unsigned(around.daysAfter());
    }

    private static Around around(ByteReader r) {
        return new Around((int) r.signed(), (int) r.signed(), (int) r.unsigned(), (int) r.unsigned());
    }

    private static void nearness(ByteWriter w, Nearness near) {
        w.unsigned(near.days())
                .unsigned(near.addresses())
                .unsigned(near.visits())
                .unsigned(near.weight());
    }

    private static Nearness nearness(ByteReader r) {
        Nearness near = new Nearness((int) r.unsigned(), (int) r.unsigned(), (int) r.unsigned(), (int) r.unsigned());
        return near.days() == 0 ? Nearness.NONE : near;
    }
}
