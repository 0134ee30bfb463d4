package io.tieback.testkit;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.UserShares;
import io.tieback.core.ledger.Apportionment;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.privacy.AgentTraits;
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
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Small crowded timelines by seed: few users, keys and ids, so that everything meets everything: copies with and
 * without order ids, shared keys, late evidence, refunds before their purchase, opt-outs, erasures, gaps past every
 * window.
 */
public final class Worlds {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SplittableRandom random;
    private final boolean erasures;
    private final List<Scenario.Event> events = new ArrayList<>();
    private Instant now = START;

    private Worlds(long seed, boolean erasures) {
        this.random = new SplittableRandom(seed);
        this.erasures = erasures;
    }

    /** The pipeline under the presets, in which acts that no key names are shared by recency from release 1 on. */
    public static VisibilityPipeline pipeline() {
        return VisibilityPipeline.of(PipelineSettings.presets(), version -> Optional.of(Worlds::byRecency));
    }

    /** Whoever was at the address or near the cookie has a part, the more recent the greater; nobody has one too. */
    static UserShares byRecency(CandidateSet set) {
        int hours = CandidateFeatures.NAMES.indexOf("hours since seen at the address");
        long[] weights = new long[set.userIds().size() + 1];
        for (int i = 0; i < weights.length - 1; i++) {
            double since = set.rows().get(i)[hours];
            weights[i] = Double.isNaN(since) ? 1 : Math.max(1, 1_000 - (long) since);
        }
        weights[weights.length - 1] = 100;
        long[] parts = Apportionment.split(LedgerEntry.WHOLE, weights);
        List<UserShares.UserShare> shares = new ArrayList<>();
        for (int i = 0; i < set.userIds().size(); i++) {
            shares.add(new UserShares.UserShare(set.userIds().get(i), parts[i]));
        }
        return new UserShares(shares, parts[parts.length - 1]);
    }

    /** {@code size} inputs by {@code seed}. */
    public static List<Scenario.Event> crowded(long seed, int size, boolean erasures) {
        Worlds world = new Worlds(seed, erasures);
        for (int i = 0; i < size; i++) {
            world.now = world.now.plus(world.pause());
            world.events.add(new Scenario.Event(world.now, world.input(i)));
        }
        return world.events;
    }

    private Duration pause() {
        return switch (random.nextInt(12)) {
            case 0 -> Duration.ofDays(random.nextInt(1, 9));
            case 1 -> Duration.ofDays(random.nextInt(20, 40));
            case 2, 3 -> Duration.ZERO;
            default -> Duration.ofMinutes(random.nextInt(1, 300));
        };
    }

    private Input input(int i) {
        return switch (random.nextInt(erasures ? 22 : 21)) {
            case 0, 1, 2 -> new Sighting(user(), past(), keys(), trace());
            case 3, 4 -> new UserIdentifiers(user(), now, keys());
            case 5, 6, 7, 8 -> engagement(i);
            case 20 -> new UserConsent(user(), random.nextInt(3) > 0);
            case 21 -> random.nextBoolean() ? new Erasure(user(), List.of()) : new Erasure("", List.of(key()));
            default -> report("r" + i);
        };
    }

    private Input engagement(int i) {
        String user = user();
        String id = switch (random.nextInt(8)) {
            case 0 -> "e-" + user + random.nextInt(2);
            case 1 -> "shared-" + random.nextInt(4);
            default -> "e" + i;
        };
        List<MatchKey> keys = random.nextBoolean()
                ? List.of()
                : List.of(
                        new MatchKey(MatchKey.Kind.CLICK_ID, 1, random.nextInt(4), 0),
                        new MatchKey(MatchKey.Kind.IP_HOST, 1, random.nextInt(3), 0));
        EngagementKind kind = EngagementKind.values()[random.nextInt(3)];
        return new AdEngagement(id, user, advertiser(), "c" + random.nextInt(2), "ad", kind, past(), keys, trace());
    }

    private Input report(String id) {
        boolean refers = random.nextInt(4) == 0;
        Optional<Reference> reference = refers ? Optional.of(reference()) : Optional.empty();
        return new ConversionReport(
                id,
                advertiser(),
                "web",
                new ConversionType(random.nextInt(4) == 0 ? "lead" : "checkout"),
                ActionSource.WEB,
                IngestChannel.values()[random.nextInt(4)],
                past(),
                random.nextInt(3) == 0 ? "" : "ev" + random.nextInt(5),
                random.nextInt(2) == 0 ? "" : "or" + random.nextInt(4),
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Money(random.nextInt(1, 9) * 333_333_333L, random.nextInt(9) == 0 ? "USD" : "EUR")),
                reference,
                keys(),
                trace(),
                random.nextInt(2),
                ZoneId.of("Europe/Berlin"));
    }

    private Reference reference() {
        Reference.Role role = Reference.Role.values()[random.nextInt(2)];
        return random.nextBoolean()
                ? new Reference(role, Reference.By.EVENT_ID, "ev" + random.nextInt(5))
                : new Reference(role, Reference.By.ORDER_ID, "or" + random.nextInt(4));
    }

    private Instant past() {
        return random.nextInt(3) == 0 ? now : now.minus(Duration.ofMinutes(random.nextInt(1, 60 * 24 * 20)));
    }

    private String user() {
        return "u" + random.nextInt(4);
    }

    private String advertiser() {
        return random.nextInt(5) == 0 ? "other" : "shop";
    }

    private List<MatchKey> keys() {
        List<MatchKey> keys = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.add(key());
        }
        return keys;
    }

    private Trace trace() {
        return new Trace(new AgentTraits("safari", 17 + random.nextInt(2), "ios", 18), "home");
    }

    private MatchKey key() {
        MatchKey.Kind kind = MatchKey.Kind.values()[random.nextInt(7)];
        return new MatchKey(kind, 1, random.nextInt(3), 0);
    }
}
