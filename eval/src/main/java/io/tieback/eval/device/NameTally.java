package io.tieback.eval.device;

import java.util.Locale;

/** How often people are named, and rightly, by the owner of the event, so that people can be drawn again. */
final class NameTally {
    private final boolean[] hasBoth;
    private final double[] events;
    private final double[] named;
    private final double[] right;

    /** @param hasBoth by person, whether they were seen with both devices */
    NameTally(boolean[] hasBoth) {
        this.hasBoth = hasBoth.clone();
        events = new double[hasBoth.length];
        named = new double[hasBoth.length];
        right = new double[hasBoth.length];
    }

    /** Counts an event of {@code owner} for which {@code person} was named, or nobody if negative. */
    void add(int owner, int person) {
        events[owner]++;
        named[owner] += person >= 0 ? 1 : 0;
        right[owner] += person == owner ? 1 : 0;
    }

    /** How many events were counted. */
    long size() {
        double all = 0;
        for (double count : events) {
            all += count;
        }
        return (long) all;
    }

    /** Of the names given, the share that is right; NaN if none is given. */
    double precision(double[] people) {
        return sum(right, people) / sum(named, people);
    }

    /** Of the events of people with both devices, the share that is named rightly. */
    double recall(double[] people) {
        double asked = 0;
        for (int person = 0; person < events.length; person++) {
            asked += hasBoth[person] ? events[person] * people[person] : 0;
        }
        return sum(right, people) / asked;
    }

    private static double sum(double[] counts, double[] people) {
        double sum = 0;
        for (int person = 0; person < counts.length; person++) {
            sum += counts[person] * people[person];
        }
        return sum;
    }

    /** A line on whom the wrong names concern. */
    String errors() {
        int owners = 0;
        double wrong = 0;
        double desktopOnly = 0;
        double most = 0;
        for (int person = 0; person < events.length; person++) {
            double own = named[person] - right[person];
            owners += own > 0 ? 1 : 0;
            wrong += own;
            desktopOnly += hasBoth[person] ? 0 : own;
            most = Math.max(most, own);
        }
        return String.format(
                Locale.ROOT,
                "%,.0f wrong names, of %d people (%,.0f of one); %,.0f for people without a phone",
                wrong,
                owners,
                most,
                desktopOnly);
    }
}
