package io.tieback.eval.value;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one advertiser's reports say of values, by conversion type: nothing but what was reported. */
final class ValueHabits {
    private final Map<String, List<Double>> logMinors = new HashMap<>();
    private final Map<String, int[]> carried = new HashMap<>();
    private final Map<String, Integer> currencies = new TreeMap<>();

    /** Takes in a report whose value is not hidden. */
    void add(ConversionReport report) {
        int[] counts = carried.computeIfAbsent(report.conversionType().name(), type -> new int[3]);
        counts[0]++;
        report.value().ifPresent(value -> {
            counts[1]++;
            counts[2] += value.micros() == 0 ? 1 : 0;
            currencies.merge(value.currency(), 1, Integer::sum);
            if (value.micros() > 0) {
                logMinors
                        .computeIfAbsent(report.conversionType().name(), type -> new ArrayList<>())
                        .add(logMinor(value));
            }
        });
    }

    /** Natural log of an amount in minor units. */
    static double logMinor(Money value) {
        return StrictMath.log((double) value.micros() / Money.MICROS);
    }

    /** Whether reports of a type carry a value at least as often as not. */
    boolean expectsValue(String type) {
        int[] counts = carried.getOrDefault(type, new int[3]);
        return 2 * counts[1] >= counts[0] && counts[1] > 0;
    }

    /** The share of the type's values that are zero; NaN without any. */
    double zeroes(String type) {
        int[] counts = carried.getOrDefault(type, new int[3]);
        return counts[2] / (double) counts[1];
    }

    /** The currency of most values; empty without any. */
    String usualCurrency() {
        return currencies.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The type's values in order, as logs; of all types where it has none. */
    double[] logMinors(String type) {
        List<Double> own = logMinors.getOrDefault(type, List.of());
        List<Double> some = own.isEmpty()
                ? logMinors.values().stream().flatMap(List::stream).toList()
                : own;
        double[] sorted = some.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
