package io.tieback.eval.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;

/** Prints the fit as a table for people, and as JSON for programs. */
public final class FitTable {
    private FitTable() {}

    /** One line for each figure: what, world, interval, published, whether it holds. */
    public static String text(List<FitRow> rows) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-56s %9s %18s %9s  %-5s %8s%n",
                "figure",
                "world",
                "95 % interval",
                "published",
                "",
                "n"));
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

    /**
     * Where a table comes from.
     *
     * @param seed of the world and the bootstrap
     * @param input which world
     * @param commit of the sources, or unknown
     * @param machine on which it ran
     */
    public record Run(long seed, String input, String commit, String machine) {}

    /** The yardsticks' common JSON form; here the target is the published figure, and there is no oracle. */
    public static String json(List<FitRow> rows, Run run) {
        var root = new ObjectMapper().createObjectNode();
        root.put("yardstick", "world-fit").put("seed", run.seed()).put("input", run.input());
        root.put("commit", run.commit()).put("machine", run.machine());
        var list = root.putArray("rows");
        for (FitRow row : rows) {
            list.addObject()
                    .put("name", row.figure().title())
                    .put("unit", row.figure().unit())
                    .put("n", row.n())
                    .put("estimate", row.estimate())
                    .put("low", row.low())
                    .put("high", row.high())
                    .putNull("baseline")
                    .putNull("oracle")
                    .put("target", row.figure().published())
                    .put("tolerance", row.figure().tolerance())
                    .put("holds", row.holds())
                    .put("source", row.figure().source());
        }
        return root.toPrettyString();
    }
}
