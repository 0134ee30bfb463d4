package io.tieback.core.match.compare;

import io.tieback.core.match.records.EncodedColumn;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers behind the levels of each comparison, as features for a learnt scorer: similarity of words and text,
 * lag in days, ratio of numbers. Which ones a comparison yields follows from the conditions of its levels. A missing
 * or unreadable value gives NaN. One per worker; not for several threads.
 */
public final class PairMeasurements {
    private final List<Measurement> measurements = new ArrayList<>();

    PairMeasurements(List<Comparison> comparisons, List<PreparedColumn> inputs) {
        for (int c = 0; c < comparisons.size(); c++) {
            Comparison comparison = comparisons.get(c);
            PreparedColumn column = inputs.get(c);
            PairMeasures measures = new PairMeasures(column);
            List<LevelCondition> conditions = flat(comparison);
            if (conditions.stream().anyMatch(condition -> condition instanceof LevelCondition.WordsShared)) {
                WordOverlap overlap = measures.wordOverlap();
                add(
                        comparison,
                        column,
                        "shared bits",
                        1,
                        (a, b) -> overlap.compare(a, b).sharedBits());
                add(
                        comparison,
                        column,
                        "shared share",
                        1,
                        (a, b) -> overlap.compare(a, b).share());
                addDifference(comparison, column);
            }
            if (conditions.stream().anyMatch(PairMeasurements::isText)) {
                add(comparison, column, "Jaro–Winkler", 1, measures::jaroWinkler);
            }
            if (conditions.stream().anyMatch(condition -> condition instanceof LevelCondition.DaysBetween)) {
                IntBuffer days = column.days();
                add(comparison, column, "lag in days", 0, (a, b) -> lag(days.get(a), days.get(b)));
            }
            if (conditions.stream().anyMatch(PairMeasurements::isNumeric)) {
                DoubleBuffer numbers = column.numbers();
                add(comparison, column, "ratio", 0, (a, b) -> finite(numbers.get(b) / numbers.get(a)));
            }
        }
    }

    private void addDifference(Comparison comparison, PreparedColumn column) {
        WordDifference difference = new WordDifference(column);
        add(comparison, column, "bits of equal words", 1, difference::equalBits);
        add(comparison, column, "bits of begun words", 1, difference::begunBits);
        add(comparison, column, "bits only left", -1, difference::onlyLeftBits);
        add(comparison, column, "bits only right", -1, difference::onlyRightBits);
        add(comparison, column, "contradicting bits", -1, difference::contradictingBits);
        add(comparison, column, "equal beginning", 1, difference::equalBeginning);
        add(comparison, column, "longer by", 0, difference::lengthened);
    }

    private static List<LevelCondition> flat(Comparison comparison) {
        List<LevelCondition> flat = new ArrayList<>();
        for (ComparisonLevel level : comparison.levels()) {
            if (level.condition() instanceof LevelCondition.All all) {
                flat.addAll(all.conditions());
            } else {
                flat.add(level.condition());
            }
        }
        return flat;
    }

    private static boolean isText(LevelCondition condition) {
        return condition instanceof LevelCondition.JaroWinklerAtLeast
                || condition instanceof LevelCondition.LevenshteinAtMost
                || condition instanceof LevelCondition.DamerauAtMost
                || condition instanceof LevelCondition.WordsShared;
    }

    private static boolean isNumeric(LevelCondition condition) {
        return condition instanceof LevelCondition.RatioBetween
                || condition instanceof LevelCondition.ShareWithin
                || condition instanceof LevelCondition.NumbersWithin;
    }

    private static double lag(int left, int right) {
        return left == Dates.NO_DAY || right == Dates.NO_DAY ? Double.NaN : (double) right - left;
    }

    private static double finite(double x) {
        return Double.isFinite(x) ? x : Double.NaN;
    }

    private void add(Comparison comparison, PreparedColumn column, String name, int direction, Measure measure) {
        measurements.add(new Measurement(comparison.name() + ": " + name, direction, column.column(), measure));
    }

    /** What is measured. */
    public List<String> names() {
        return measurements.stream().map(Measurement::name).toList();
    }

    /** 1 where more of it never speaks against a match, −1 never for one, 0 where nothing is known. */
    public List<Integer> directions() {
        return measurements.stream().map(Measurement::direction).toList();
    }

    /** Measures a pair of rows into an array from an offset on. */
    public void measure(int left, int right, double[] into, int offset) {
        for (int i = 0; i < measurements.size(); i++) {
            Measurement measurement = measurements.get(i);
            int a = measurement.column().code(left);
            int b = measurement.column().code(right);
            into[offset + i] = (a | b) < 0 ? Double.NaN : measurement.measure().of(a, b);
        }
    }

    private interface Measure {
        double of(int left, int right);
    }

    private record Measurement(String name, int direction, EncodedColumn column, Measure measure) {}
}
