package io.tieback.bench;

import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.core.stats.TextHash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Inputs by seed, as the door would hand them on: every user is known by an e-mail address, engagements are spread over
 * users and three weeks, four of five reports carry their user's address and one of five is a copy.
 */
final class Load {
    private static final EngagementKind[] KINDS = EngagementKind.values();
    private static final int COPY_EVERY = 5;
    private static final int SIGHTINGS = 10;
    private static final Trace PHONE = new Trace(new AgentTraits("safari", 18, "ios", 18), "home");

    private final SplittableRandom random;
    private final Instant now;
    private final int users;
    private int engagements;
    private int reports;

    Load(long seed, Instant now, int users) {
        this.random = new SplittableRandom(seed);
        this.now = now;
        this.users = users;
    }

    /** One for each user. */
    List<Input> identifiers() {
        List<Input> inputs = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            inputs.add(new UserIdentifiers(name(user), now, List.of(email(user))));
        }
        return inputs;
    }

    /** So many engagements of users by chance. */
    List<Input> engagements(int size) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            inputs.add(engagement(random.nextInt(users)));
        }
        return inputs;
    }

    /** So many engagements of one user. */
    List<Input> engagementsOf(int user, int size) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            inputs.add(engagement(user));
        }
        return inputs;
    }

    /** So many reports of users by chance. */
    List<Input> reports(int size) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean isNameless = random.nextInt(5) == 0;
            inputs.add(report(random.nextInt(users), isNameless, reports % COPY_EVERY == 1));
        }
        return inputs;
    }

    /** So many reports of one user, none a copy. */
    List<Input> reportsOf(int user, int size) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            inputs.add(report(user, false, false));
        }
        return inputs;
    }

    /** So many reports of as many users, none a copy. */
    List<Input> reportsOfMany(int size) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            inputs.add(report(random.nextInt(users), false, false));
        }
        return inputs;
    }

    /** Ten sightings of each user, at the address of a household of two. */
    List<Input> sightings() {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < SIGHTINGS * users; i++) {
            int user = i % users;
            Instant at = now.minus(Duration.ofSeconds(7_200 + random.nextInt(20 * 86_400)));
            inputs.add(new Sighting(name(user), at, List.of(address(user)), PHONE));
        }
        return inputs;
    }

    /** The reports as they would have come with a user's address and the cookie of a browser. */
    List<Input> placed(List<Input> inputs) {
        return inputs.stream()
                .map(ConversionReport.class::cast)
                .<Input>map(this::placed)
                .toList();
    }

    private ConversionReport placed(ConversionReport report) {
        int user = random.nextInt(users);
        List<MatchKey> keys = new ArrayList<>(report.matchKeys());
        keys.add(address(user));
        keys.add(new MatchKey(MatchKey.Kind.COOKIE, 1, TextHash.of("cookie " + user), 0));
        return new ConversionReport(
                report.reportId(),
                report.advertiserId(),
                report.dataSet(),
                report.conversionType(),
                report.actionSource(),
                report.ingestChannel(),
                report.occurredAt(),
                report.eventId(),
                report.orderId(),
                report.value(),
                report.reference(),
                keys,
                PHONE,
                0,
                report.zone());
    }

    private static MatchKey address(int user) {
        return new MatchKey(MatchKey.Kind.IP_HOST, 1, TextHash.of("household " + user / 2), 0);
    }

    private Input engagement(int user) {
        int number = engagements++;
        Instant at = now.minus(Duration.ofSeconds(60 + random.nextInt(21 * 86_400)));
        EngagementKind kind = KINDS[random.nextInt(KINDS.length)];
        String campaignId = "campaign-" + random.nextInt(50);
        return new AdEngagement(
                "e" + number,
                name(user),
                "advertiser",
                campaignId,
                campaignId + "-" + number % 4,
                kind,
                at,
                List.of(),
                Trace.UNKNOWN);
    }

    private Input report(int user, boolean isNameless, boolean isCopy) {
        int number = reports++;
        return new ConversionReport(
                "r" + number,
                "advertiser",
                "web-shop",
                new ConversionType("checkout"),
                ActionSource.WEB,
                IngestChannel.TAG,
                now.minusSeconds(random.nextInt(50)),
                "event-" + (isCopy ? number - 1 : number),
                "",
                Optional.of(new Money(100_000_000L * (1 + random.nextInt(90)), "EUR")),
                Optional.empty(),
                isNameless ? List.of() : List.of(email(user)),
                Trace.UNKNOWN,
                0,
                ZoneOffset.UTC);
    }

    private static String name(int user) {
        return "user-" + user;
    }

    private static MatchKey email(int user) {
        long mixed = user * 0x9E37_79B9_7F4A_7C15L;
        return new MatchKey(Kind.EMAIL, 1, mixed, mixed ^ 0x5DEE_CE66DL);
    }
}
