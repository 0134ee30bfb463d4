package io.tieback.eval.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Delays in seconds, of apps that count alike however many installs they have. */
final class AppDelays {
    private final Map<Long, List<Double>> byApp = new TreeMap<>();

    private record Weighted(double seconds, double weight) {}

    void add(long app, double seconds) {
        byApp.computeIfAbsent(app, a -> new ArrayList<>()).add(seconds);
    }

    /** The mean over apps of the share of installs that come within so many seconds. */
    Sample within(double seconds) {
        return sample(apps -> Arrays.stream(apps)
                .mapToObj(List.copyOf(byApp.values())::get)
                .mapToDouble(delays ->
                        delays.stream().filter(delay -> delay <= seconds).count() / (double) delays.size())
                .average()
                .orElse(Double.NaN));
    }

    /** The delay below which half of the installs lie, an install of few counting more than one of many. */
    Sample median() {
        return sample(apps -> {
            List<Weighted> all = Arrays.stream(apps)
                    .mapToObj(List.copyOf(byApp.values())::get)
                    .flatMap(delays -> delays.stream().map(delay -> new Weighted(delay, 1.0 / delays.size())))
                    .sorted(Comparator.comparingDouble(Weighted::seconds))
                    .toList();
            double below = 0;
            for (Weighted one : all) {
                below += one.weight();
                if (below >= apps.length / 2.0) {
                    return one.seconds();
                }
            }
            return Double.NaN;
        });
    }

    private Sample sample(ToDoubleFunction<int[]> statistic) {
        return new Sample() {
            @Override
            public int groups() {
                return byApp.size();
            }

            @Override
            public long observations() {
                return byApp.values().stream().mapToLong(List::size).sum();
            }

            @Override
            public double of(int[] groups) {
                return statistic.applyAsDouble(groups);
            }
        };
    }
}
