package io.tieback.core.dedup;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two reports of one advertiser tell of being one act, as numbers for a scorer. Symmetric; it looks at nothing but
 * the two reports and how they stand among their rivals.
 */
public final class PairEvidence {
    /** Names of the numbers, in their order. */
    public static final List<String> NAMES = List.of(
            "seconds between",
            "same type",
            "channels",
            "same event id",
            "same order id",
            "log ratio of values",
            "same currency",
            "same cookie",
            "personal keys that agree",
            "personal keys that differ",
            "same network",
            "user agent",
            "same data set",
            "same action source",
            "nearer rivals",
            "channel taken");

    private PairEvidence() {}

    /**
     * How a pair stands among the pairs of its two reports.
     *
     * @param nearerRivals how many candidates of the same channel are nearer in time, at the side where more are
     * @param channelTaken how many of the two are known already, by an id, to have a copy in the other's channel: 0
     * to 2
     */
    public record Standing(int nearerRivals, int channelTaken) {}

    /** The numbers; NaN where one side lacks what would be compared. */
    public static double[] of(ConversionReport left, ConversionReport right, Standing standing) {
        int[] personal = personal(left, right);
        return new double[] {
            Math.abs(left.occurredAt().toEpochMilli() - right.occurredAt().toEpochMilli()) / 1e3,
            is(left.conversionType().equals(right.conversionType())),
            channels(left, right),
            sameId(left.eventId(), right.eventId()),
            sameId(left.orderId(), right.orderId()),
            logRatio(left.value(), right.value()),
            sameCurrency(left.value(), right.value()),
            sameOf(keys(left, Kind.COOKIE), keys(right, Kind.COOKIE)),
            personal[0],
            personal[1],
            sameOf(address(left), address(right)),
            left.trace().agent().agreement(right.trace().agent()),
            is(left.dataSet().equals(right.dataSet())),
            is(left.actionSource() == right.actionSource()),
            standing.nearerRivals(),
            standing.channelTaken()
        };
    }

    private static double is(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double channels(ConversionReport a, ConversionReport b) {
        int x = a.ingestChannel().ordinal();
        int y = b.ingestChannel().ordinal();
        return 4.0 * Math.min(x, y) + Math.max(x, y);
    }

    private static double sameId(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? Double.NaN : is(a.equals(b));
    }

    private static double logRatio(Optional<Money> a, Optional<Money> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Double.NaN;
        }
        return Math.abs(
                StrictMath.log1p(a.get().micros()) - StrictMath.log1p(b.get().micros()));
    }

    private static double sameCurrency(Optional<Money> a, Optional<Money> b) {
        return a.isEmpty() || b.isEmpty()
                ? Double.NaN
                : is(a.get().currency().equals(b.get().currency()));
    }

    private static double sameOf(Set<MatchKey> a, Set<MatchKey> b) {
        return a.isEmpty() || b.isEmpty() ? Double.NaN : is(a.stream().anyMatch(b::contains));
    }

    private static int[] personal(ConversionReport a, ConversionReport b) {
        int[] counts = new int[2];
        for (Kind kind : Kind.values()) {
            double same = kind.isDeterministic() ? sameOf(keys(a, kind), keys(b, kind)) : Double.NaN;
            if (!Double.isNaN(same)) {
                counts[same == 1 ? 0 : 1]++;
            }
        }
        return counts;
    }

    private static Set<MatchKey> address(ConversionReport report) {
        return MatchKey.addressOf(report.matchKeys()).stream().collect(Collectors.toSet());
    }

    private static Set<MatchKey> keys(ConversionReport report, Kind kind) {
        return report.matchKeys().stream().filter(key -> key.kind() == kind).collect(Collectors.toSet());
    }
}
