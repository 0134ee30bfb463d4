package io.tieback.core.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best non-decreasing step function by squares, found by pooling adjacent violators (Ayer et al. 1955; for
 * calibration Zadrozny and Elkan 2002), with straight lines between the middles of its steps. Each step counts half an
 * imaginary label of either kind, so that no probability is 0 or 1.
 *
 * @param scores middles of the steps, ascending
 * @param probabilities of the steps, not descending
 */
public record IsotonicCalibrator(List<Double> scores, List<Double> probabilities) implements Calibrator {
    public IsotonicCalibrator {
        scores = List.copyOf(scores);
        probabilities = List.copyOf(probabilities);
        if (scores.isEmpty() || scores.size() != probabilities.size()) {
            throw new IllegalArgumentException("a calibrator needs as many scores as probabilities");
        }
        for (int i = 0; i < scores.size(); i++) {
            double p = probabilities.get(i);
            boolean falls = i > 0 && (scores.get(i) < scores.get(i - 1) || p < probabilities.get(i - 1));
            if (falls || !(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("steps must not fall and probabilities lie in [0, 1]");
            }
        }
    }

    /** Fits labelled raw scores. */
    public static IsotonicCalibrator fit(double[] rawScores, boolean[] labels) {
        Labelled.requireBothKinds(rawScores, labels);
        int[] order = IntStream.range(0, rawScores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rawScores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] weight = new double[order.length];
        double[] positives = new double[order.length];
        double[] sum = new double[order.length];
        int blocks = 0;
        for (int i = 0; i < order.length; i++) {
            double score = rawScores[order[i]];
            boolean tied = i > 0 && score == rawScores[order[i - 1]];
            if (!tied) {
                weight[blocks] = 0;
                positives[blocks] = 0;
                sum[blocks] = 0;
                blocks++;
            }
            weight[blocks - 1]++;
            positives[blocks - 1] += labels[order[i]] ? 1 : 0;
            sum[blocks - 1] += score;
            boolean more = i + 1 < order.length && rawScores[order[i + 1]] == score;
            while (!more
                    && blocks > 1
                    && share(positives, weight, blocks - 2) >= share(positives, weight, blocks - 1)) {
                weight[blocks - 2] += weight[blocks - 1];
                positives[blocks - 2] += positives[blocks - 1];
                sum[blocks - 2] += sum[blocks - 1];
                blocks--;
            }
        }
        return ofBlocks(weight, positives, sum, blocks);
    }

    private static double share(double[] positives, double[] weight, int block) {
        return positives[block] / weight[block];
    }

    private static IsotonicCalibrator ofBlocks(double[] weight, double[] positives, double[] sum, int blocks) {
        List<Double> scores = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        double most = 0;
        for (int b = 0; b < blocks; b++) {
            scores.add(sum[b] / weight[b]);
            most = Math.max(most, (positives[b] + 0.5) / (weight[b] + 1));
            probabilities.add(most);
        }
        return new IsotonicCalibrator(scores, probabilities);
    }

    @Override
    public double probability(double rawScore) {
        int found = Collections.binarySearch(scores, rawScore);
        if (found >= 0) {
            return probabilities.get(found);
        }
        int next = -found - 1;
        if (next == 0) {
            return probabilities.get(0);
        }
        if (next == scores.size()) {
            return probabilities.get(next - 1);
        }
        double part = (rawScore - scores.get(next - 1)) / (scores.get(next) - scores.get(next - 1));
        double low = probabilities.get(next - 1);
        return low + part * (probabilities.get(next) - low);
    }
}
