package io.tieback.core.match.score;

import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.compare.PairMeasurements;
import java.util.ArrayList;
import java.util.List;

/**
 * A pair as a row of numbers for a learnt scorer: what each comparison adds under a Fellegi–Sunter model, their sum,
 * and the measurements behind the levels. One per worker.
 */
public final class PairFeatures {
    private final FellegiSunterModel model;
    private final ComparedColumns columns;
    private final FellegiSunterScorer scorer;
    private final PairMeasurements measurements;

    private PairFeatures(FellegiSunterModel model, ComparedColumns columns) {
        this.model = model;
        this.columns = columns;
        this.scorer = FellegiSunterScorer.of(model, columns);
        this.measurements = columns.newMeasurements();
    }

    /** Features of a table's pairs. */
    public static PairFeatures of(FellegiSunterModel model, ComparedColumns columns) {
        return new PairFeatures(model, columns);
    }

    /** The same features for another worker. */
    public PairFeatures fork() {
        return new PairFeatures(model, columns);
    }

    /** The names of the features. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        model.comparisons().forEach(comparison -> names.add(comparison.name() + ": weight"));
        names.add("sum of weights");
        names.addAll(measurements.names());
        return names;
    }

    /**
     * 1 for features of which more never speaks against a match, −1 for those of which it never speaks for one, else
     * 0.
     */
    public List<Integer> directions() {
        List<Integer> directions = new ArrayList<>();
        for (int i = 0; i <= model.comparisons().size(); i++) {
            directions.add(1);
        }
        directions.addAll(measurements.directions());
        return directions;
    }

    /** The row of a pair; NaN stands for what is missing. */
    public double[] of(int left, int right) {
        int n = model.comparisons().size();
        double[] row = new double[n + 1 + measurements.names().size()];
        for (int c = 0; c < n; c++) {
            row[c] = scorer.partOf(c, left, right);
            row[n] += Double.isNaN(row[c]) ? 0 : row[c];
        }
        measurements.measure(left, right, row, n + 1);
        return row;
    }
}
