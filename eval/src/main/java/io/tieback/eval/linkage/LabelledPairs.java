package io.tieback.eval.linkage;

import io.tieback.core.stats.ReliabilityDiagram;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Pairs that people labelled, drawn again by the lower entity of each. */
final class LabelledPairs {
    private static final int BINS = 10;
    private static final String NONE = "there are no labels";

    private final boolean[] came;
    private final List<List<Integer>> byEntity = new ArrayList<>();
    private final Bootstrap bootstrap;

    LabelledPairs(boolean[] came, int[] entity, long seed) {
        this.came = came.clone();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < came.length; i++) {
            int number = numbers.computeIfAbsent(entity[i], e -> numbers.size());
            if (number == byEntity.size()) {
                byEntity.add(new ArrayList<>());
            }
            byEntity.get(number).add(i);
        }
        bootstrap = new Bootstrap(byEntity.size(), seed);
    }

    /** Of pairs of at least a probability. */
    Measured f1(double[] said, double least) {
        return bootstrap.of(drawn -> agreement(said, least, rows(drawn)).f1(), NONE);
    }

    /** Precision and recall, for people. */
    String describe(double[] said, double least) {
        Agreement all = agreement(said, least, IntStream.range(0, came.length).toArray());
        return String.format(Locale.ROOT, "precision %.4f, recall %.4f", all.precision(), all.recall());
    }

    Measured calibrationError(double[] said) {
        return bootstrap.of(
                drawn -> {
                    int[] rows = rows(drawn);
                    double[] some = IntStream.of(rows).mapToDouble(i -> said[i]).toArray();
                    boolean[] labels = new boolean[rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        labels[i] = came[rows[i]];
                    }
                    return ReliabilityDiagram.of(some, labels, BINS).calibrationError();
                },
                NONE);
    }

    private Agreement agreement(double[] said, double least, int[] rows) {
        double right = 0;
        double found = 0;
        double there = 0;
        for (int i : rows) {
            found += said[i] >= least ? 1 : 0;
            there += came[i] ? 1 : 0;
            right += said[i] >= least && came[i] ? 1 : 0;
        }
        return Agreement.of(right, found, there);
    }

    private int[] rows(int[] drawn) {
        return IntStream.of(drawn)
                .flatMap(entity -> byEntity.get(entity).stream().mapToInt(Integer::intValue))
                .toArray();
    }
}
