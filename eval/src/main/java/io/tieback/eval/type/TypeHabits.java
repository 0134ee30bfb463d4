package io.tieback.eval.type;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one advertiser's reports of known type look like. */
final class TypeHabits {
    private final Map<String, Integer> byType = new TreeMap<>();
    private final Map<String, Map<String, Integer>> byForm = new HashMap<>();
    private final Map<String, Map<String, Integer>> after = new HashMap<>();
    private final Map<String, List<Double>> logValues = new HashMap<>();

    /** Takes in a report whose type is known. */
    void add(ConversionReport report) {
        String type = report.conversionType().name();
        byType.merge(type, 1, Integer::sum);
        byForm.computeIfAbsent(form(report), f -> new HashMap<>()).merge(type, 1, Integer::sum);
        logValue(report)
                .ifPresent(value ->
                        logValues.computeIfAbsent(type, t -> new ArrayList<>()).add(value));
    }

    /** Takes in that somebody did the one type after the other. */
    void follow(String earlier, String later) {
        after.computeIfAbsent(earlier, t -> new HashMap<>()).merge(later, 1, Integer::sum);
    }

    /** Types that this advertiser reports, by name. */
    Set<String> types() {
        return byType.keySet();
    }

    /** The commonest type; the first by name among equals. */
    String majority() {
        String most = "";
        for (Map.Entry<String, Integer> entry : byType.entrySet()) {
            most = most.isEmpty() || entry.getValue() > byType.getOrDefault(most, 0) ? entry.getKey() : most;
        }
        return most;
    }

    double share(String type) {
        return share(byType, type);
    }

    /** The share of a type among reports of the same form: channel, source, with or without value and order id. */
    double shareOfForm(ConversionReport report, String type) {
        return share(byForm.getOrDefault(form(report), Map.of()), type);
    }

    /** The share of a type among what followed another. */
    double shareAfter(String earlier, String type) {
        return share(after.getOrDefault(earlier, Map.of()), type);
    }

    /** How far ln value is from the type's median; NaN without one of the two. */
    double valueDistance(ConversionReport report, String type) {
        double[] sorted = logValues.getOrDefault(type, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        Optional<Double> own = logValue(report);
        return sorted.length == 0 || own.isEmpty() ? Double.NaN : Math.abs(own.get() - sorted[sorted.length / 2]);
    }

    private static double share(Map<String, Integer> counts, String type) {
        int all = Arrays.stream(counts.values().toArray(Integer[]::new))
                .mapToInt(Integer::intValue)
                .sum();
        return all == 0 ? Double.NaN : counts.getOrDefault(type, 0) / (double) all;
    }

    private static Optional<Double> logValue(ConversionReport report) {
        return report.value()
                .filter(value -> value.micros() > 0)
                .map(Money::micros)
                .map(Math::log);
    }

    private static String form(ConversionReport report) {
        return report.ingestChannel() + " " + report.actionSource() + " "
                + report.value().isPresent() + " " + report.orderId().isEmpty();
    }
}
