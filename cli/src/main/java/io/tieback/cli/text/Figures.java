package io.tieback.cli.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as people read them: thousands apart, one way everywhere, whatever the machine's language. */
public final class Figures {
    private Figures() {}

    /** {@code 1,234}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1,234.5}. */
    public static String tenths(double figure) {
        double rounded = Math.round(figure * 10) / 10.0;
        return String.format(Locale.ROOT, "%,.1f", rounded == 0 ? 0.0 : rounded);
    }

    /** {@code 1,234.50}. */
    public static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** {@code 97.3 %}; a dash where there is no whole. */
    public static String percent(double part, double whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
    }

    /** {@code +1.2 %}; a dash where there is nothing to compare with. */
    public static String difference(double found, double truth) {
        return truth == 0 ? "–" : String.format(Locale.ROOT, "%+.1f %%", 100 * (found - truth) / truth);
    }

    /** {@code 1.23 s}. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /** {@code 1 report}, {@code 2 reports}. */
    public static String counted(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }
}
