package io.tieback.eval.world;

import java.util.List;
import java.util.Locale;

/** Prints the fit as a table for people, and as JSON for programs. */
public final class FitTable {
    private FitTable() {}

    /** One line for each figure: what, world, interval, published, whether it holds. */
    public static String text(List<FitRow> rows) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%-56s %9s %18s %9s  %-5s %8s%n", "figure", "world", "95 % interval", "published", "", "n"));
        for (FitRow row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-56s %9.3f %18s %9.3f  %-5s %8d%n",
                    row.figure().title(),
                    row.estimate(),
                    String.format(Locale.ROOT, "[%.3f, %.3f]", row.low(), row.high()),
                    row.figure().published(),
                    row.holds() ? "holds" : "OFF",
                    row.n()));
        }
        return text.toString();
    }
}
