package io.tieback.core.match.compare;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.RecordTable;
import java.nio.IntBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** A table made ready for a list of comparisons: their input columns, shared by all workers. */
public final class ComparedColumns {
    private static final double LOG2 = StrictMath.log(2);

    private final RecordTable table;
    private final List<Comparison> comparisons;
    private final List<PreparedColumn> inputs;
    /** The codes of all inputs row by row: a pair of rows is then two places in memory and not two for each input. */
    private final IntBuffer codes;

    private ComparedColumns(RecordTable table, List<Comparison> comparisons, List<PreparedColumn> inputs) {
        this.table = table;
        this.comparisons = comparisons;
        this.inputs = inputs;
        this.codes = table.space().ints(Math.multiplyExact(table.rows(), inputs.size()));
    }

    /** Prepares a table. */
    public static ComparedColumns of(RecordTable table, List<Comparison> comparisons) {
        List<PreparedColumn> inputs = comparisons.stream()
                .map(comparison -> new PreparedColumn(comparison.input().of(table)))
                .toList();
        ComparedColumns columns = new ComparedColumns(table, List.copyOf(comparisons), inputs);
        IntStream.range(0, inputs.size()).parallel().forEach(columns::prepare);
        return columns;
    }

    /** Works out what a comparison asks of its column, so that workers need not wait for each other. */
    private void prepare(int comparison) {
        EncodedColumn input = input(comparison);
        for (int row = 0; row < table.rows(); row++) {
            codes.put(row * inputs.size() + comparison, input.code(row));
        }
        PairMeasures measures = new PairMeasures(inputs.get(comparison));
        comparisons.get(comparison).levels().forEach(level -> level.condition().bind(measures));
    }

    /** The table. */
    public RecordTable table() {
        return table;
    }

    /** The comparisons, in order. */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /** A comparison's input column. */
    public EncodedColumn input(int comparison) {
        return inputs.get(comparison).column();
    }

    /** A comparer for one worker. */
    public PairComparer newComparer() {
        return new PairComparer(comparisons, inputs, codes);
    }

    /** Measurements of pairs for one worker. */
    public PairMeasurements newMeasurements() {
        return new PairMeasurements(comparisons, inputs);
    }

    /** The chance that two random present values are equal: the sum of the squared shares. */
    public double chanceOfEqual(int comparison) {
        int[] counts = input(comparison).counts();
        double present = input(comparison).present();
        double chance = 0;
        for (int count : counts) {
            chance += count / present * (count / present);
        }
        return present == 0 ? 1 : chance;
    }

    /**
     * What equality of each value adds beyond the average equality, in bits, by code: log2(chance of equal / share of
     * rows that hold the value).
     */
    public float[] termFrequencyBits(int comparison) {
        int[] counts = input(comparison).counts();
        double present = input(comparison).present();
        double chance = chanceOfEqual(comparison);
        double floor = comparisons.get(comparison).termFrequencyFloor();
        float[] bits = new float[counts.length];
        for (int code = 0; code < counts.length; code++) {
            double share = Math.max(floor, counts[code] / present);
            bits[code] = (float) (StrictMath.log(chance / share) / LOG2);
        }
        return bits;
    }
}
