package io.tieback.world.network;

import io.tieback.world.random.Draws;

/** When in the day people are at their devices: weights of 24 hours of local time. A knob of shape, not published. */
public enum Rhythm {
    PHONE(1, .6, .4, .3, .4, 1, 2.5, 4, 4.5, 4.5, 4.5, 5, 6, 5.5, 5, 5, 5, 5.5, 6, 6.5, 7, 7, 5.5, 3),
    COMPUTER(.6, .3, .2, .1, .1, .3, 1, 2.5, 4.5, 6, 6, 6, 5, 5.5, 6, 6, 5.5, 5, 5, 6, 7, 6.5, 4.5, 2);

    private final double[] cumulative = new double[25];

    Rhythm(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        for (int hour = 0; hour < 24; hour++) {
            cumulative[hour + 1] = cumulative[hour] + weights[hour] / total;
        }
    }

    /** A time of day in milliseconds. */
    public long timeOfDay(Draws draws) {
        double share = draws.unit();
        int hour = 0;
        while (hour < 23 && cumulative[hour + 1] <= share) {
            hour++;
        }
        double within = (share - cumulative[hour]) / (cumulative[hour + 1] - cumulative[hour]);
        return (long) ((hour + within) * 3_600_000);
    }

    /** The share of a day's activity before this hour, 0 to 24. */
    public double shareBefore(double hour) {
        int whole = (int) Math.min(23, Math.max(0, Math.floor(hour)));
        double within = Math.min(1, hour - whole);
        return cumulative[whole] + within * (cumulative[whole + 1] - cumulative[whole]);
    }
}
