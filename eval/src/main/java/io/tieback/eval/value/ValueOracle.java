package io.tieback.eval.value;

import io.tieback.core.model.FlatTrees;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.NumberLessons;
import io.tieback.eval.oracle.UntaughtOracle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the truth of other seeds teaches of values, in three scorers: whether an act was worth anything (a hurdle), how
 * its log value differs from the anchor (log-normal beyond the hurdle), and whether a reported value is wrong. The
 * means are brought to scale on a fifth of the people, from whom the scorers do not learn (Duan 1983, smearing).
 */
final class ValueOracle {
    private static final double NOTICED = 0.5;
    private static final int HELD_OUT = 5;

    private final FlatTrees worth;
    private final FlatTrees ratio;
    private final FlatTrees wrong;
    private double scale = 1;

    private ValueOracle(FlatTrees worth, FlatTrees ratio, FlatTrees wrong) {
        this.worth = worth;
        this.ratio = ratio;
        this.wrong = wrong;
    }

    /** Gathers lessons and teaches. */
    static final class School {
        private final Lessons worth;
        private final NumberLessons ratio;
        private final Lessons wrong;
        private final List<ValueQuestion> held;

        School(long seed) {
            this(new Lessons(1, seed), new NumberLessons(seed), new Lessons(1, seed), new ArrayList<>());
        }

        private School(Lessons worth, NumberLessons ratio, Lessons wrong, List<ValueQuestion> held) {
            this.worth = worth;
            this.ratio = ratio;
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
                    ratio.add(row, StrictMath.log(question.truth()) - question.anchor());
                }
                if (question.told().isThere()) {
                    wrong.add(row, question.isWrong());
                }
            }
        }

        /** The same lessons with every truth dealt out at random. */
        School shuffled(long draw) {
            return new School(worth.shuffled(draw), ratio.shuffled(draw), wrong.shuffled(draw), held);
        }

        ValueOracle teach() throws UntaughtOracle {
            List<Integer> free = Collections.nCopies(
                    held.isEmpty() ? 0 : held.get(0).features().size(), 0);
            var oracle = new ValueOracle(
                    worth.teach(free).trees(), ratio.teach(), wrong.teach(free).trees());
            oracle.scale = oracle.scaleOf(held);
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
        return odds(worth, question) < NOTICED ? 0 : StrictMath.exp(log(question));
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

    private double raw(ValueQuestion question) {
        return odds(worth, question) * StrictMath.exp(log(question));
    }

    private double log(ValueQuestion question) {
        return question.anchor() + ratio.rawScore(question.row());
    }

    private static double odds(FlatTrees trees, ValueQuestion question) {
        return 1 / (1 + StrictMath.exp(-trees.rawScore(question.row())));
    }
}
