package io.tieback.eval.linkage;

import io.tieback.core.stats.Interval;

/**
 * One line of a yardstick's table.
 *
 * @param data which data
 * @param figure what was measured, with its unit
 * @param value the measurement with its interval
 * @param reach what to reach; NaN where nothing is asked
 * @param less whether less is better
 * @param note what else to know
 */
public record YardstickRow(String data, String figure, Interval value, double reach, boolean less, String note) {

    /** A figure of which more is better. */
    static YardstickRow more(String data, String figure, Interval value, double reach) {
        return new YardstickRow(data, figure, value, reach, false, "");
    }

    /** A figure that only informs. */
    static YardstickRow info(String data, String figure, double value, String note) {
        return new YardstickRow(data, figure, new Interval(value, value, value), Double.NaN, false, note);
    }

    /** A data set that is absent. */
    static YardstickRow skipped(String data, String why) {
        return new YardstickRow(
                data, "skipped", new Interval(Double.NaN, Double.NaN, Double.NaN), Double.NaN, false, why);
    }

    /** {@code reached}, {@code NOT reached}, or empty where nothing is asked. */
    public String verdict() {
        if (Double.isNaN(reach)) {
            return "";
        }
        boolean reached = less ? value.value() <= reach : value.value() >= reach;
        return reached ? "reached" : "NOT reached";
    }
}
