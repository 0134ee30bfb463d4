package io.tieback.eval.value;

import io.tieback.core.model.FlatTrees;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.NumberLessons;
import io.tieback.eval.oracle.UntaughtOracle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the truth of other seeds teaches of values, in four scorers: whether an act was worth anything (a hurdle), how
 * its log value differs from the anchor (log-normal beyond the hurdle) in the mean and at the median, and whether a
 * reported value is wrong. The means are brought to scale on a fifth of the people, from whom the scorers do not learn
 * (Duan 1983, smearing). The median learns, by absolute error, from the values that it is asked for: those that are not
 * told, or wrongly; how far to follow it from the advertiser's median is chosen on that fifth too.
 */
final class ValueOracle {
    private static final double NOTICED = 0.5;
    private static final int HELD_OUT = 5;
    private static final int TENTHS = 10;

    private final FlatTrees worth;
    private final FlatTrees ratio;
    private final FlatTrees middle;
    private final FlatTrees wrong;
    private double scale = 1;
    private double step = 1;

    private ValueOracle(FlatTrees worth, FlatTrees ratio, FlatTrees middle, FlatTrees wrong) {
        this.worth = worth;
        this.ratio = ratio;
        this.middle = middle;
        this.wrong = wrong;
    }

    /** Gathers lessons and teaches. */
    static final class School {
        private final Lessons worth;
        private final NumberLessons ratio;
        private final NumberLessons middle;
        private final Lessons wrong;
        private final List<ValueQuestion> held;

        School(long seed) {
            this(
                    new Lessons(1, seed),
                    new NumberLessons(seed),
                    new NumberLessons(seed),
                    new Lessons(1, seed),
                    new ArrayList<>());
        }

        private School(
                Lessons worth, NumberLessons ratio, NumberLessons middle, Lessons wrong, List<ValueQuestion> held) {
            this.worth = worth;
            this.ratio = ratio;
            this.middle = middle;
            this.wrong = wrong;
            this.held = held;
        }

        void learn(List<ValueQuestion> questions) {
            for (ValueQuestion question : questions) {
                if (isHeld(question)) {
                    held.add(question);
                    continue;
                }
                double[] row = question.row();
                worth.add(row, question.truth() > 0);
                if (question.truth() > 0) {
                    double off = StrictMath.log(question.truth()) - question.anchor();
                    ratio.add(row, off);
                    if (!question.told().isThere() || question.isWrong()) {
                        middle.add(row, off);
                    }
                }
                if (question.told().isThere()) {
                    wrong.add(row, question.isWrong());
                }
            }
        }

        /** The same lessons with every truth dealt out at random. */
        School shuffled(long draw) {
            return new School(
                    worth.shuffled(draw), ratio.shuffled(draw), middle.shuffled(draw), wrong.shuffled(draw), held);
        }

        ValueOracle teach() throws UntaughtOracle {
            List<Integer> free = Collections.nCopies(
                    held.isEmpty() ? 0 : held.get(0).features().size(), 0);
            var oracle = new ValueOracle(
                    worth.teach(free).trees(),
                    ratio.teach(),
                    middle.teachMedian(),
                    wrong.teach(free).trees());
            oracle.scale = oracle.scaleOf(held);
            oracle.step = oracle.stepOf(held);
            return oracle;
        }
    }

    static boolean isHeld(ValueQuestion question) {
        return Math.floorMod(question.judged().truth().personId() * 0x9E3779B97F4A7C15L >>> 32, HELD_OUT) == 0;
    }

    /** Whether a reported value is rather wrong than right. */
    boolean notices(ValueQuestion question) {
        return question.told().isThere() && odds(wrong, question) >= NOTICED;
    }

    /** What the act was worth, in minor units, with even odds of more or less: 0 if it is rather worth nothing. */
    double median(ValueQuestion question) {
        if (question.told().isThere() && !notices(question)) {
            return question.told().minor();
        }
        return odds(worth, question) < NOTICED
                ? 0
                : middle(question, question.told().isThere() ? 1 : step);
    }

    /** What the act was worth in the mean, in minor units: what sums are made of. */
    double mean(ValueQuestion question) {
        return question.told().isThere() ? median(question) : scale * raw(question);
    }

    private double scaleOf(List<ValueQuestion> people) {
        double told = 0;
        double truth = 0;
        for (ValueQuestion question : people) {
            if (!question.told().isThere()) {
                told += raw(question) / question.usual();
                truth += question.truth() / question.usual();
            }
        }
        return told == 0 ? 1 : truth / told;
    }

    private double middle(ValueQuestion question, double part) {
        return StrictMath.exp(question.anchor() + part * middle.rawScore(question.row()));
    }

    /** Which part of the way from the advertiser's median brings untold values nearest, by the median error. */
    private double stepOf(List<ValueQuestion> people) {
        List<ValueQuestion> untold =
                people.stream().filter(question -> !question.told().isThere()).toList();
        int[] all = IntStream.range(0, untold.size()).toArray();
        double[] truth = untold.stream().mapToDouble(ValueQuestion::truth).toArray();
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int tenth = 0; tenth <= TENTHS; tenth++) {
            double part = tenth / (double) TENTHS;
            double[] told = untold.stream()
                    .mapToDouble(question -> middle(question, part))
                    .toArray();
            double off = new ValueErrors(told, truth).medianLogError(all);
            best = off < least ? part : best;
            least = Math.min(least, off);
        }
        return best;
    }

    private double raw(ValueQuestion question) {
        return odds(worth, question) * StrictMath.exp(question.anchor() + ratio.rawScore(question.row()));
    }

    private static double odds(FlatTrees trees, ValueQuestion question) {
        return 1 / (1 + StrictMath.exp(-trees.rawScore(question.row())));
    }
}
