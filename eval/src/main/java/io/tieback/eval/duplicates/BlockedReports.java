package io.tieback.eval.duplicates;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.eval.data.Addresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which pairs of reports are looked at: reports of one advertiser within 45 minutes that share a key, an address or an
 * amount, purchases within two days that share a key, and any that share an order id.
 */
final class BlockedReports {
    private static final long NEAR_MILLIS = 45 * 60_000L;
    private static final long REVISIT_MILLIS = 2 * 86_400_000L;
    private static final long ORDER_MILLIS = 30 * 86_400_000L;
    /** Of a block, each report meets so many that follow it at most: the bound of a crowded address. */
    private static final int MOST_PARTNERS = 50;

    private final List<ConversionReport> reports;
    private final Map<String, List<Integer>> blocks = new HashMap<>();
    private final TreeSet<Long> pairs = new TreeSet<>();

    private BlockedReports(List<ConversionReport> reports) {
        this.reports = reports;
    }

    /** Pairs of different reports, each once: the lower number in the upper half. */
    static long[] pairs(List<ConversionReport> reports) {
        BlockedReports blocked = new BlockedReports(reports);
        blocked.meet(NEAR_MILLIS, BlockedReports::nearKeys);
        blocked.meet(REVISIT_MILLIS, BlockedReports::purchaseKeys);
        blocked.meet(ORDER_MILLIS, BlockedReports::orderKeys);
        return blocked.pairs.stream().mapToLong(Long::longValue).toArray();
    }

    private interface Keys {
        List<String> of(ConversionReport report);
    }

    private static List<String> nearKeys(ConversionReport report) {
        List<String> keys = personal(report);
        Addresses.own(report.matchKeys()).forEach(key -> keys.add(key.text()));
        report.value().filter(value -> value.micros() > 0).ifPresent(value -> keys.add("value " + value));
        return keys;
    }

    private static List<String> purchaseKeys(ConversionReport report) {
        return report.conversionType().isPurchase() ? personal(report) : List.of();
    }

    private static List<String> orderKeys(ConversionReport report) {
        String order = report.orderId();
        return order.isEmpty() ? List.of() : List.of("order " + order);
    }

    private static List<String> personal(ConversionReport report) {
        List<String> keys = new ArrayList<>();
        for (MatchKey key : Addresses.without(report.matchKeys())) {
            keys.add(key.text());
        }
        return keys;
    }

    private void meet(long withinMillis, Keys keys) {
        blocks.clear();
        int[] byTime = IntStream.range(0, reports.size())
                .boxed()
                .sorted(Comparator.comparingLong(this::millis).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int number : byTime) {
            ConversionReport report = reports.get(number);
            for (String key : keys.of(report)) {
                blocks.computeIfAbsent(report.advertiserId() + " " + key, k -> new ArrayList<>())
                        .add(number);
            }
        }
        blocks.values().forEach(block -> pairsOf(block, withinMillis));
    }

    private void pairsOf(List<Integer> block, long withinMillis) {
        for (int i = 0; i < block.size(); i++) {
            int last = Math.min(block.size() - 1, i + MOST_PARTNERS);
            for (int j = i + 1; j <= last && millis(block.get(j)) - millis(block.get(i)) <= withinMillis; j++) {
                int a = Math.min(block.get(i), block.get(j));
                int b = Math.max(block.get(i), block.get(j));
                pairs.add((long) a << 32 | b);
            }
        }
    }

    private long millis(int number) {
        return reports.get(number).occurredAt().toEpochMilli();
    }
}
