package io.tieback.embedded;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Inputs of a small imaginary shop by seed: few users, few ids, so that everything meets everything. */
final class SeededInputs {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int FEW = 12;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Random random;
    private final String name;
    private final boolean erasures;
    private final int users;
    private final Deque<ConversionReport> waiting = new ArrayDeque<>();
    private int serial;

    SeededInputs(long seed, boolean erasures) {
        this("s" + seed, new Random(seed), erasures, FEW);
    }

    /** @param name makes report and engagement ids unique */
    SeededInputs(String name, Random random, boolean erasures, int users) {
        this.random = random;
        this.name = name;
        this.erasures = erasures;
        this.users = users;
    }

    List<Input> next(int count, Instant now) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(next(now));
        }
        return inputs;
    }

    Input next(Instant now) {
        Instant occurredAt = now.minusSeconds(random.nextInt(3 * 86_400));
        int kind = random.nextInt(100);
        if (kind < 50) {
            return report(occurredAt);
        } else if (kind < 75) {
            return engagement(occurredAt);
        } else if (kind < 85) {
            return new Sighting(user(), occurredAt, List.of(email(), cookie()), Trace.UNKNOWN);
        } else if (kind < 92) {
            return new UserIdentifiers(user(), occurredAt, List.of(email()));
        } else if (kind < 94) {
            return new UserConsent(user(), random.nextBoolean());
        } else if (kind < 97 || !erasures) {
            return refused(occurredAt);
        }
        return random.nextBoolean() ? new Erasure(user(), List.of()) : new Erasure("", List.of(email()));
    }

    private ConversionReport report(Instant occurredAt) {
        Optional<Reference> reference = random.nextInt(12) > 0
                ? Optional.empty()
                : Optional.of(new Reference(
                        random.nextBoolean() ? Reference.Role.REFUND : Reference.Role.CORRECTION,
                        Reference.By.ORDER_ID,
                        order()));
        return new ConversionReport(
                "r-" + name + "-" + serial++,
                "adv" + random.nextInt(2),
                "web-shop",
                new ConversionType(random.nextInt(4) == 0 ? "lead" : "checkout"),
                ActionSource.WEB,
                random.nextBoolean() ? IngestChannel.TAG : IngestChannel.CONVERSIONS_API,
                occurredAt,
                random.nextInt(3) == 0 ? "" : "e" + random.nextInt(users * 15),
                random.nextInt(3) == 0 ? "" : order(),
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(new Money(random.nextInt(10_000) * 1_000_000L, "EUR")),
                reference,
                keys(),
                Trace.UNKNOWN,
                0,
                ZONE);
    }

    private List<MatchKey> keys() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(cookie());
            case 2 -> List.of(email());
            default -> List.of(email(), cookie());
        };
    }

    private AdEngagement engagement(Instant occurredAt) {
        EngagementKind[] kinds = EngagementKind.values();
        return new AdEngagement(
                "g-" + name + "-" + serial++,
                user(),
                "adv" + random.nextInt(2),
                "c" + random.nextInt(3),
                "ad" + random.nextInt(5),
                kinds[random.nextInt(kinds.length)],
                occurredAt.minus(Duration.ofHours(random.nextInt(48))),
                random.nextBoolean() ? List.of() : List.of(key(MatchKey.Kind.CLICK_ID, 1_000 + serial)),
                Trace.UNKNOWN);
    }

    /** Refused, or quarantined and some time later released. */
    private Input refused(Instant occurredAt) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            ConversionReport report = report(occurredAt);
            waiting.add(report);
            return refused(report.reportId(), report.slice(), ReportStatus.QUARANTINED);
        } else if (kind == 1 && !waiting.isEmpty()) {
            return new ReleasedReport(waiting.remove(), List.of("some_code"));
        }
        return refused(
                "r-" + name + "-" + serial++,
                new ReportSlice("adv0", "web-shop", "checkout", "TAG"),
                kind == 2 ? ReportStatus.REJECTED : ReportStatus.SUPPRESSED);
    }

    private static RefusedReport refused(String reportId, ReportSlice slice, ReportStatus status) {
        return new RefusedReport(reportId, slice, status, List.of("some_code"), new byte[0]);
    }

    private String user() {
        return "u" + random.nextInt(users);
    }

    private String order() {
        return "o" + random.nextInt(users * 12);
    }

    private MatchKey email() {
        return key(MatchKey.Kind.EMAIL, random.nextInt(users + 4));
    }

    private MatchKey cookie() {
        return key(MatchKey.Kind.COOKIE, random.nextInt(users * 2));
    }

    static MatchKey key(MatchKey.Kind kind, long value) {
        return new MatchKey(kind, 1, value * 0x9E3779B97F4A7C15L, value);
    }
}
