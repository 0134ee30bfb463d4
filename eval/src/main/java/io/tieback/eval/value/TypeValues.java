package io.tieback.eval.value;

/**
 * How the values of one type and advertiser lie.
 *
 * @param median natural log of the median in minor units; NaN without any value
 * @param spread upper less lower quartile of the logs
 * @param commonest log of the commonest value
 * @param commonestShare its share
 * @param known how many there are
 */
record TypeValues(double median, double spread, double commonest, double commonestShare, int known) {
    private static final TypeValues NONE = new TypeValues(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** Of logs in order. */
    static TypeValues of(double[] sorted) {
        if (sorted.length == 0) {
            return NONE;
        }
        int most = 0;
        double commonest = sorted[0];
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > most) {
                most = to - from;
                commonest = sorted[from];
            }
            from = to;
        }
        return new TypeValues(
                sorted[sorted.length / 2],
                sorted[3 * sorted.length / 4] - sorted[sorted.length / 4],
                commonest,
                most / (double) sorted.length,
                sorted.length);
    }
}
