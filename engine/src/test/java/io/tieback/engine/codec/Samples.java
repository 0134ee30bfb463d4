package io.tieback.engine.codec;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.AddressSeen;
import io.tieback.core.identity.Around;
import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.CookieSeen;
import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.KeyEvidence;
import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.Nearness;
import io.tieback.core.identity.SeenUser;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.Someone;
import io.tieback.core.identity.Sought;
import io.tieback.core.identity.Visit;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.dedup.EventIdMessage;
import io.tieback.engine.dedup.OrderIdMessage;
import io.tieback.engine.evidence.AddressMessage;
import io.tieback.engine.evidence.CookieMessage;
import io.tieback.engine.evidence.EvidenceMessage;
import io.tieback.engine.evidence.ServerMessage;
import io.tieback.engine.pipeline.Origin;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.ValueShape;
import io.tieback.engine.timeline.ActPart;
import io.tieback.engine.timeline.TimelineMessage;
import io.tieback.engine.user.EngagementHolder;
import io.tieback.engine.user.EngagementMessage;
import io.tieback.engine.user.EngagementStep;
import io.tieback.engine.user.UserMessage;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value of everything that crosses a boundary as bytes. */
final class Samples {
    static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");
    static final MatchKey EMAIL = new MatchKey(MatchKey.Kind.EMAIL, 1, 0x0102030405060708L, -2);
    static final MatchKey CLICK = new MatchKey(MatchKey.Kind.CLICK_ID, 255, Long.MIN_VALUE, Long.MAX_VALUE);
    static final Trace TRACE = new Trace(new AgentTraits("safari", 18, "ios", 17), "home");
    static final MatchKey COOKIE = new MatchKey(MatchKey.Kind.COOKIE, 1, 7, 8);
    static final MatchKey ADDRESS = new MatchKey(MatchKey.Kind.IP_HOST, 1, 9, 10);
    static final String SOMEONE = Someone.inPlaceOf("u-1", AT, 0);
    static final Visit VISIT = new Visit(1_772_600_000_000L, "shop", TRACE);
    static final ConversionReport REPORT = new ConversionReport(
            "r-1",
            "shop",
            "wéb",
            new ConversionType("checkout"),
            ActionSource.APP_IOS,
            IngestChannel.MMP,
            AT,
            "ev-1",
            "or-1",
            Optional.of(new Money(1_234_567_890_123L, "EUR")),
            Optional.of(new Reference(Reference.Role.CORRECTION, Reference.By.ORDER_ID, "or-0")),
            List.of(EMAIL, CLICK),
            TRACE,
            0,
            ZoneId.of("Europe/Berlin"));
    static final AdEngagement ENGAGEMENT =
            new AdEngagement("e-1", "u-1", "shop", "c-1", "", EngagementKind.VIEW, AT, List.of(CLICK), TRACE);
    static final ActPart PART = new ActPart(
            "u-1",
            new ActPart.ActFacts("a-1", "r-1", "shop", "checkout", AT, LocalDate.of(2026, 3, 4), "EUR"),
            333_333_334,
            -5);

    static final Sought SOUGHT = new Sought(20_000, "shop", EvidenceSegment.COOKIE_NEAR, Sought.Outcome.CAPPED);

    private Samples() {}

    /** A value with its codec. */
    record Sample<T>(Codec<T> codec, T value) {
        byte[] bytes() {
            return codec.encode(value);
        }

        byte[] again(byte[] bytes) {
            return codec.encode(codec.decode(bytes));
        }
    }

    static Map<String, Sample<?>> all() {
        Map<String, Sample<?>> all = new LinkedHashMap<>();
        all.put("user.engaged", user(new UserMessage.Engaged(ENGAGEMENT)));
        all.put("user.sighted", user(new UserMessage.Sighted(new Sighting("u-1", AT, List.of(EMAIL), TRACE))));
        all.put("user.identified", user(new UserMessage.Identified(new UserIdentifiers("u-1", AT, List.of(EMAIL)))));
        all.put("user.erase", user(new UserMessage.Erase("u-1")));
        all.put("user.optout", user(new UserMessage.OptOut("u-1")));
        all.put("user.optin", user(new UserMessage.OptIn("u-1")));
        optOuts(all);
        all.put("engagement.claim", engagement(new EngagementMessage.Claim(ENGAGEMENT)));
        all.put("engagement.forget", engagement(new EngagementMessage.Forget("e-1")));
        all.put("engagement.release", engagement(new EngagementMessage.Release("e-1", "u-1")));
        all.put("eventid.arrive", new Sample<EventIdMessage>(EventIdMessage.CODEC, new EventIdMessage.Arrive(REPORT)));
        all.put("eventid.refer", new Sample<EventIdMessage>(EventIdMessage.CODEC, new EventIdMessage.Refer(REPORT)));
        all.put("orderid.arrive", order(new OrderIdMessage.Arrive("k", "r-1", List.of(REPORT), true)));
        all.put("orderid.refer", order(new OrderIdMessage.Refer("k", "r-1", REPORT)));
        all.put("evidence.seen", evidence(new EvidenceMessage.Seen(EMAIL, "u-1", 20_000)));
        all.put("evidence.registered", evidence(new EvidenceMessage.Registered(EMAIL, "u-1", 20_000)));
        all.put("evidence.withdraw", evidence(new EvidenceMessage.Withdraw(EMAIL, "u-1")));
        all.put("evidence.erase", evidence(new EvidenceMessage.Erase(EMAIL, Optional.of("u-1"))));
        all.put("evidence.erase.all", evidence(new EvidenceMessage.Erase(EMAIL, Optional.empty())));
        all.put("evidence.probe", evidence(new EvidenceMessage.Probe(EMAIL, "a-1", "r-1", Optional.of(COOKIE), -5)));
        KeyEvidence seen = new KeyEvidence(EMAIL, List.of(new KeyHolder("u-1", List.of(-3L, 20_000L))));
        all.put("act.join", act(new ActMessage.Join("a-1", List.of(REPORT))));
        all.put("act.evidence", act(new ActMessage.Evidence("a-1", ActMessage.Cause.LATE, List.of("r-1"), seen)));
        all.put("act.gone", act(new ActMessage.Gone("a-1", ActMessage.Cause.ERASED, EMAIL, Optional.of("u-1"))));
        all.put("act.address", act(new ActMessage.AddressFound("a-1", ActMessage.Cause.LATE, "r-1", AT, atAddress())));
        all.put("act.cookie", act(new ActMessage.CookieFound("a-1", ActMessage.Cause.ANSWER, "r-1", AT, atCookie())));
        all.put("act.unseen", act(new ActMessage.Unseen("a-1", "u-1")));
        all.put("act.close", act(new ActMessage.Close("a-1")));
        near(all);
        all.put("timeline.add", timeline(new TimelineMessage.Add(ENGAGEMENT)));
        all.put("timeline.expire", timeline(new TimelineMessage.Expire(ENGAGEMENT)));
        all.put("timeline.assign", timeline(new TimelineMessage.Assign(PART, Reason.LATE_COPY)));
        all.put("timeline.withdraw", timeline(new TimelineMessage.Withdraw(PART, Reason.ERASURE)));
        all.put("timeline.forget", timeline(new TimelineMessage.Forget(PART)));
        all.put("timeline.erase", timeline(new TimelineMessage.EraseUser("u-1")));
        books(all);
        return all;
    }

    private static void optOuts(Map<String, Sample<?>> all) {
        all.put("engagement.claimfor", engagement(new EngagementMessage.ClaimFor("e-1", SOMEONE, List.of(CLICK), -3)));
        all.put("act.truth", act(new ActMessage.Truth("a-1", 300, Optional.of("u-1"))));
        all.put("act.rejudge", act(new ActMessage.Rejudge("a-1", 300)));
        all.put("evidence.optout", evidence(new EvidenceMessage.OptOut(EMAIL, "u-1", SOMEONE)));
        all.put("evidence.optin", evidence(new EvidenceMessage.OptIn(EMAIL, SOMEONE)));
        all.put("address.optout", address(new AddressMessage.OptOut(ADDRESS, "u-1", SOMEONE)));
        all.put("cookie.optout", cookie(new CookieMessage.OptOut(COOKIE, "u-1", SOMEONE)));
        all.put("act.optout", act(new ActMessage.OptOut("a-1", "u-1", SOMEONE)));
    }

    static AddressAnswer atAddress() {
        AddressSeen seen = new AddressSeen("u-1", new Around(90, Around.NEVER, 2, 0), 7, 4, 300);
        return new AddressAnswer(40, 3, 99, "home", Silence.TOO_COMMON, List.of(seen));
    }

    static CookieAnswer atCookie() {
        CookieSeen seen = new CookieSeen("u-1", Around.NOTHING, Nearness.NONE, new Nearness(2, 1, 1, 1_500));
        return new CookieAnswer(1, 4, 6, List.of(seen));
    }

    static SeenUser seenUser() {
        return SeenUser.unseen("u-1")
                .seen(1_772_600_000_000L, TRACE.agent(), "shop")
                .seen(1_772_700_000_000L, AgentTraits.UNKNOWN, "");
    }

    static CookieVisit cookieVisit() {
        return new CookieVisit(-9, 1_772_600_000_000L, 2, List.of(new CookieVisit.Near("u-1", 5, Around.NEVER)));
    }

    private static void near(Map<String, Sample<?>> all) {
        all.put("address.seen", address(new AddressMessage.Seen(ADDRESS, "u-1", -1, TRACE.agent(), "shop")));
        all.put("address.erase", address(new AddressMessage.Erase(ADDRESS, "u-1")));
        all.put("address.probe", address(new AddressMessage.Probe(ADDRESS, "a-1", "r-1", VISIT, Optional.of(COOKIE))));
        AddressMessage.Probe probe = new AddressMessage.Probe(ADDRESS, "a-1", "r-1", VISIT, Optional.of(COOKIE));
        all.put("server.probe", new Sample<>(ServerMessage.CODEC, new ServerMessage(true, 63, probe)));
        all.put("cookie.seen", cookie(new CookieMessage.Seen(COOKIE, "u-1", 12)));
        all.put("cookie.visited", cookie(new CookieMessage.Visited(COOKIE, cookieVisit())));
        all.put("cookie.erase", cookie(new CookieMessage.Erase(COOKIE, "u-1")));
        all.put("cookie.probe", cookie(new CookieMessage.Probe(COOKIE, "a-1", "r-1", VISIT)));
    }

    private static Sample<AddressMessage> address(AddressMessage message) {
        return new Sample<>(AddressMessage.CODEC, message);
    }

    private static Sample<CookieMessage> cookie(CookieMessage message) {
        return new Sample<>(CookieMessage.CODEC, message);
    }

    private static void books(Map<String, Sample<?>> all) {
        for (Target target : List.of(
                new Target.Merged("r-0"),
                new Target.Nobody(),
                new Target.Unattributed(),
                new Target.Credited("e-1", "c-1", "ad-1"))) {
            LedgerEntry entry = PART.act().entry("r-1", "linear", target, -7, 8, Reason.REFUND);
            all.put("ledger." + RollupKey.outcome(target), new Sample<>(LedgerCodec.ENTRY, entry));
            all.put("cell." + RollupKey.outcome(target), new Sample<>(LedgerCodec.CELL, RollupKey.of(entry)));
        }
        all.put("sum", new Sample<>(LedgerCodec.SUM, new RollupSum(-1, BigInteger.TWO.shiftLeft(70), -3)));
        all.put("slice", new Sample<>(LedgerCodec.SLICE, new ReportSlice("shop", "web\u0000\u0001", "lead", "TAG")));
        LedgerCodec.RowId row = new LedgerCodec.RowId("r-1", new Position(AT, -1, 9), new Origin(-1, "k", 2, 3));
        all.put("row", new Sample<>(LedgerCodec.ROW, row));
        all.put("state.engagement", new Sample<>(EngagementCodec.STATE, Optional.of(EngagementHolder.of(ENGAGEMENT))));
        all.put(
                "state.engagement.forgotten",
                new Sample<>(EngagementCodec.STATE, Optional.of(EngagementHolder.forgotten())));
        all.put("state.sought", new Sample<>(SoughtCodec.VALUE, SOUGHT));
        all.put("sought", new Sample<>(SoughtCodec.CELL, SOUGHT));
        all.put("state.part", new Sample<>(ActPart.CODEC, PART));
    }

    /** The one value state. */
    private static final class EngagementCodec {
        static final Codec<Optional<EngagementHolder>> STATE =
                ((ValueShape<Optional<EngagementHolder>>) EngagementStep.SHAPE).codec();
    }

    private static Sample<UserMessage> user(UserMessage message) {
        return new Sample<>(UserMessage.CODEC, message);
    }

    private static Sample<EngagementMessage> engagement(EngagementMessage message) {
        return new Sample<>(EngagementMessage.CODEC, message);
    }

    private static Sample<OrderIdMessage> order(OrderIdMessage message) {
        return new Sample<>(OrderIdMessage.CODEC, message);
    }

    private static Sample<EvidenceMessage> evidence(EvidenceMessage message) {
        return new Sample<>(EvidenceMessage.CODEC, message);
    }

    private static Sample<ActMessage> act(ActMessage message) {
        return new Sample<>(ActMessage.CODEC, message);
    }

    private static Sample<TimelineMessage> timeline(TimelineMessage message) {
        return new Sample<>(TimelineMessage.CODEC, message);
    }
}
