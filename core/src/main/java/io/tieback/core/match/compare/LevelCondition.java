package io.tieback.core.match.compare;

import io.tieback.core.match.records.IntLists;
import io.tieback.core.match.records.ValueFunction;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.List;

/**
 * When two present values are on a comparison level. Levels are tried in order and the first that holds counts, so a
 * condition need not exclude those before it.
 *
 * @see Comparison
 */
public sealed interface LevelCondition {

    /** The condition over the codes of one prepared column. */
    CodePredicate bind(PairMeasures measures);

    /** Whether testing it costs so much that results for pairs of values are worth keeping. */
    default boolean isCostly() {
        return false;
    }

    /** The values are equal. */
    record Exact() implements LevelCondition {
        @Override
        public CodePredicate bind(PairMeasures measures) {
            return (a, b) -> a == b;
        }
    }

    /** A function of both values is equal and present, such as their first three characters. */
    record Same(ValueFunction function) implements LevelCondition {
        @Override
        public CodePredicate bind(PairMeasures measures) {
            IntBuffer derived = measures.column().derivedCodes(function);
            return (a, b) -> derived.get(a) >= 0 && derived.get(a) == derived.get(b);
        }
    }

    /** Jaro–Winkler similarity of at least a minimum in (0, 1]. */
    record JaroWinklerAtLeast(double minimum) implements LevelCondition {
        public JaroWinklerAtLeast {
            requireShare(minimum);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            return (a, b) -> measures.isJaroWinklerAtLeast(a, b, minimum);
        }

        @Override
        public boolean isCostly() {
            return true;
        }
    }

    /** Levenshtein distance of at most so many edits. */
    record LevenshteinAtMost(int edits) implements LevelCondition {
        public LevenshteinAtMost {
            requireEdits(edits);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            return (a, b) -> measures.levenshtein(a, b, edits) <= edits;
        }

        @Override
        public boolean isCostly() {
            return true;
        }
    }

    /** Damerau distance (a swap of neighbours is one edit) of at most so many edits. */
    record DamerauAtMost(int edits) implements LevelCondition {
        public DamerauAtMost {
            requireEdits(edits);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            return (a, b) -> measures.damerau(a, b, edits) <= edits;
        }

        @Override
        public boolean isCostly() {
            return true;
        }
    }

    /** One value begins with the other, which has at least so many characters: initials, cut-off text. */
    record OneStartsOther(int minimumLength) implements LevelCondition {
        public OneStartsOther {
            requireEdits(minimumLength);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            Texts texts = measures.column().texts();
            return (a, b) -> {
                String left = texts.get(a);
                String right = texts.get(b);
                return Math.min(left.length(), right.length()) >= minimumLength
                        && (left.startsWith(right) || right.startsWith(left));
            };
        }
    }

    /** Numbers that differ by at most so much; false where a value is no number. */
    record NumbersWithin(double difference) implements LevelCondition {
        public NumbersWithin {
            requireAtLeastZero(difference);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            DoubleBuffer number = measures.column().numbers();
            return (a, b) -> Math.abs(number.get(a) - number.get(b)) <= difference;
        }
    }

    /** Numbers that differ by at most this share of the larger magnitude. */
    record ShareWithin(double share) implements LevelCondition {
        public ShareWithin {
            requireAtLeastZero(share);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            DoubleBuffer number = measures.column().numbers();
            return (a, b) -> Math.abs(number.get(a) - number.get(b))
                    <= share * Math.max(Math.abs(number.get(a)), Math.abs(number.get(b)));
        }
    }

    /** The right number divided by the left lies in a range. */
    record RatioBetween(double minimum, double maximum) implements LevelCondition {
        public RatioBetween {
            requireOrder(minimum, maximum);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            DoubleBuffer number = measures.column().numbers();
            return (a, b) -> {
                double ratio = number.get(b) / number.get(a);
                return ratio >= minimum && ratio <= maximum;
            };
        }
    }

    /** The right date less the left, in days, lies in a range; false where a value is no date. */
    record DaysBetween(int minimum, int maximum) implements LevelCondition {
        public DaysBetween {
            requireOrder(minimum, maximum);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            IntBuffer day = measures.column().days();
            return (a, b) -> {
                long lag = (long) day.get(b) - day.get(a);
                return day.get(a) != Dates.NO_DAY && day.get(b) != Dates.NO_DAY && lag >= minimum && lag <= maximum;
            };
        }
    }

    /** At least so many elements in common, of lists written as {@code a|b|c}. */
    record ElementsShared(int minimum) implements LevelCondition {
        public ElementsShared {
            if (minimum < 1) {
                throw new IllegalArgumentException("at least one element must be shared: " + minimum);
            }
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            IntLists elements = measures.column().elements();
            return (a, b) -> SortedInts.shared(elements.get(a), elements.get(b)) >= minimum;
        }
    }

    /**
     * Words in common, softly: similar words count in part, and each weighs its idf in bits. Holds where the shared
     * bits are at least {@code minimumBits} and at least {@code minimumShare} of the poorer value's bits.
     */
    record WordsShared(double minimumShare, double minimumBits) implements LevelCondition {
        public WordsShared {
            requireAtLeastZero(minimumShare);
            requireAtLeastZero(minimumBits);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            WordOverlap overlap = measures.wordOverlap();
            return (a, b) -> {
                overlap.compare(a, b);
                return overlap.sharedBits() >= minimumBits && overlap.share() >= minimumShare;
            };
        }

        @Override
        public boolean isCostly() {
            return true;
        }
    }

    /** All of several conditions. */
    record All(List<LevelCondition> conditions) implements LevelCondition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public CodePredicate bind(PairMeasures measures) {
            CodePredicate[] bound =
                    conditions.stream().map(c -> c.bind(measures)).toArray(CodePredicate[]::new);
            return (a, b) -> {
                for (CodePredicate condition : bound) {
                    if (!condition.test(a, b)) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public boolean isCostly() {
            return conditions.stream().anyMatch(LevelCondition::isCostly);
        }
    }

    private static void requireShare(double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("a similarity lies above 0 and up to 1: " + value);
        }
    }

    private static void requireEdits(int value) {
        if (value < 1 || value > 64) {
            throw new IllegalArgumentException("a number of characters lies in 1–64: " + value);
        }
    }

    private static void requireAtLeastZero(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("below zero: " + value);
        }
    }

    private static void requireOrder(double minimum, double maximum) {
        if (!(minimum <= maximum)) {
            throw new IllegalArgumentException("an empty range: " + minimum + " to " + maximum);
        }
    }
}
