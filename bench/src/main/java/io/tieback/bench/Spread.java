package io.tieback.bench;

import java.util.List;

/**
 * Repeated measurements of one figure.
 *
 * @param sorted ascending, at least one
 */
record Spread(List<Double> sorted) {
    static Spread of(List<Double> figures) {
        return new Spread(figures.stream().sorted().toList());
    }

    double median() {
        return quantile(0.5);
    }

    /** The smallest figure that is at least as large as a share of all. */
    double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, Math.min(rank, sorted.size() - 1)));
    }

    double least() {
        return sorted.get(0);
    }

    double most() {
        return sorted.get(sorted.size() - 1);
    }
}
