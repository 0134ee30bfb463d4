package io.tieback.eval.maturity;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.maturity.ClickedConversions.Click;
import io.tieback.eval.maturity.ClickedConversions.Conversion;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well the conversions of recent clicks can be counted before all are known. Clicks of the last days that have a
 * whole horizon after them are judged at several ages. Tieback today, and the base line, count what has come so far;
 * waiting expects the advertiser's rate of the clicks before; the oracle divides by the share that is known by that age
 * in other seeds.
 */
public final class MaturityYardstick {
    private static final String NO_CONVERSION = "no click here led to a conversion";
    private static final String OF_THE_WORLD = "a fact of the world, which nobody tells";
    private static final List<Duration> AGES =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

    private final ClickedConversions judged;
    private final List<String> advertisers;
    private final int firstDay;
    private final int endDay;
    private final Bootstrap bootstrap;

    private MaturityYardstick(ClickedConversions judged, int days, long seed) {
        this.judged = judged;
        advertisers = List.copyOf(judged.goalOf().keySet());
        endDay = days - (int) ClickedConversions.HORIZON.toDays();
        firstDay = endDay / 2;
        bootstrap = new Bootstrap(advertisers.size(), seed);
    }

    /** Measures the judged world, with an oracle from the teachers. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        DelayCurve curve = new DelayCurve();
        teachers.each(world -> curve.add(ClickedConversions.of(world)));
        int days = teachers.judged().world().days();
        return new MaturityYardstick(ClickedConversions.of(teachers.judged()), days, seed).rows(curve);
    }

    private List<AnswerRow> rows(DelayCurve curve) {
        List<AnswerRow> rows = new ArrayList<>();
        double[] total = counted(firstDay, endDay, ClickedConversions.HORIZON);
        for (Duration age : AGES) {
            double[] known = counted(firstDay, endDay, age);
            double[] grown = grown(known, curve, age);
            String at = "clicks of age " + name(age) + ": ";
            rows.add(AnswerRow.alone(
                    at + "conversions yet to come", "share", sum(total), yetToCome(known, total), OF_THE_WORLD));
            rows.add(AnswerRow.of(
                    at + "error of their count",
                    "share",
                    sum(total),
                    error(known, total),
                    error(known, total),
                    error(grown, total)));
            rows.add(AnswerRow.alone(
                    at + "error of their count, oracle less base line",
                    "share",
                    sum(total),
                    less(grown, known, total),
                    AnswerRow.DIFFERENCE));
        }
        Duration last = AGES.get(AGES.size() - 1);
        double[] known = counted(firstDay, endDay, last);
        rows.add(AnswerRow.of(
                        "error of their count by the rate of older clicks",
                        "share",
                        sum(total),
                        error(waited(), total),
                        error(known, total),
                        error(grown(known, curve, last), total))
                .noting("base line and oracle: at an age of " + name(last)));
        return rows;
    }

    /** Conversions by advertiser of clicks of some days that are known by an age. */
    private double[] counted(int fromDay, int toDay, Duration age) {
        double[] counts = new double[advertisers.size()];
        for (Conversion one : judged.conversions()) {
            boolean inside = one.clickDay() >= fromDay && one.clickDay() < toDay;
            counts[advertisers.indexOf(one.advertiserId())] += inside && one.delayMillis() <= age.toMillis() ? 1 : 0;
        }
        return counts;
    }

    private double[] grown(double[] known, DelayCurve curve, Duration age) {
        double[] grown = new double[known.length];
        for (int i = 0; i < grown.length; i++) {
            String goal = judged.goalOf().getOrDefault(advertisers.get(i), "");
            grown[i] = known[i] == 0 ? 0 : known[i] / curve.knownBy(goal, age.toMillis());
        }
        return grown;
    }

    /** What older clicks, all of whose conversions are known, let one expect of these. */
    private double[] waited() {
        double[] expected = counted(0, firstDay, ClickedConversions.HORIZON);
        double[] older = new double[expected.length];
        double[] these = new double[expected.length];
        for (Click click : judged.clicks()) {
            if (click.day() < endDay) {
                (click.day() < firstDay ? older : these)[advertisers.indexOf(click.advertiserId())]++;
            }
        }
        for (int i = 0; i < expected.length; i++) {
            expected[i] = older[i] > 0 ? expected[i] / older[i] * these[i] : 0;
        }
        return expected;
    }

    private Measured yetToCome(double[] known, double[] total) {
        return figure(weights -> 1 - weighted(known, weights) / weighted(total, weights));
    }

    /** Absolute errors of all advertisers for each conversion that there truly is. */
    private Measured error(double[] said, double[] total) {
        double[] off = off(said, total);
        return figure(weights -> weighted(off, weights) / weighted(total, weights));
    }

    private Measured less(double[] first, double[] second, double[] total) {
        double[] offFirst = off(first, total);
        double[] offSecond = off(second, total);
        return figure(
                weights -> (weighted(offFirst, weights) - weighted(offSecond, weights)) / weighted(total, weights));
    }

    private static double[] off(double[] said, double[] total) {
        double[] off = new double[total.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = Math.abs(said[i] - total[i]);
        }
        return off;
    }

    private Measured figure(ToDoubleFunction<double[]> figure) {
        return bootstrap.weighted(figure, NO_CONVERSION);
    }

    private static String name(Duration age) {
        return age.toHours() < 24 ? age.toHours() + " h" : age.toDays() + " d";
    }

    private static long sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return (long) sum;
    }

    private static double weighted(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
