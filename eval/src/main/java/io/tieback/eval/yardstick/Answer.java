package io.tieback.eval.yardstick;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * A yardstick's answer: what it measured, on what, with what.
 *
 * @param yardstick its name on the command line
 * @param seed of all that is drawn
 * @param input what was measured on: a world's profile and size, or a folder
 * @param commit of the program, or unknown
 * @param machine on which it ran
 * @param rows its figures
 */
public record Answer(String yardstick, long seed, String input, String commit, String machine, List<AnswerRow> rows) {
    public Answer {
        rows = List.copyOf(rows);
    }

    /** This machine: architecture, processors, Java. */
    public static String thisMachine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature();
    }

    /** Whether everything that was asked is reached. */
    public boolean isReached() {
        return rows.stream().allMatch(AnswerRow::isReached);
    }

    /** What leak checks found, a sentence each; then no figure can be believed. */
    public List<String> leaks() {
        return rows.stream()
                .filter(AnswerRow::isLeak)
                .map(row -> String.format(
                        Locale.ROOT,
                        "leak: %s is better than the model by %.4f [%.4f, %.4f]; it can only know the truth by a leak,"
                                + " so believe no figure here",
                        row.name().replace("leak check, ", ""),
                        row.estimate().value(),
                        row.estimate().low(),
                        row.estimate().high()))
                .toList();
    }

    /**
     * As one JSON object; what is absent is null, with the reason under {@code absent}, and why an interval has no
     * width under {@code estimateInterval} and so on there.
     */
    public String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("yardstick", yardstick).put("seed", seed).put("input", input);
        root.put("commit", commit).put("machine", machine);
        var leaks = root.putArray("leaks");
        leaks().forEach(leaks::add);
        var list = root.putArray("rows");
        rows.forEach(row -> write(row, list.addObject()));
        return root.toPrettyString();
    }

    private static void write(AnswerRow row, ObjectNode node) {
        node.put("name", row.name()).put("unit", row.unit()).put("n", row.n());
        put(node, "estimate", "low", "high", row.estimate());
        put(node, "baseline", "baselineLow", "baselineHigh", row.baseline());
        put(node, "oracle", "oracleLow", "oracleHigh", row.oracle());
        Target target = row.target();
        if (target.side() == Target.Side.NONE) {
            node.putNull("target");
        } else {
            node.put("target", target.value());
            node.put("targetSide", target.side().name().toLowerCase(Locale.ROOT));
            node.put("targetTolerance", target.tolerance()).put("targetSource", target.source());
            node.put("reached", row.isReached());
        }
        node.put("note", row.note());
        ObjectNode absent = node.putObject("absent");
        reason(absent, "estimate", row.estimate());
        reason(absent, "baseline", row.baseline());
        reason(absent, "oracle", row.oracle());
    }

    private static void put(ObjectNode node, String value, String low, String high, Measured measured) {
        if (measured.isPresent()) {
            node.put(value, measured.value()).put(low, measured.low()).put(high, measured.high());
        } else {
            node.putNull(value).putNull(low).putNull(high);
        }
    }

    private static void reason(ObjectNode absent, String field, Measured measured) {
        if (!measured.isPresent()) {
            absent.put(field, measured.absent());
        } else if (!measured.hasInterval()) {
            absent.put(field + "Interval", measured.point());
        }
    }
}
