package io.tieback.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.Paragraph;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Rows that were not taken, or taken with a warning, by what the door said of them.
 *
 * @param code stable code
 * @param status what became of the row
 * @param rows how many
 * @param fix how to mend it
 */
public record Refusals(String code, String status, long rows, String fix) {
    private static final int FIX_WIDTH = 44;

    /** Rows that were refused, the most frequent first; a row counts under its first code. */
    public static List<Refusals> of(List<JsonNode> results) {
        return count(results, row -> !isAccepted(row), issue -> !isWarning(issue));
    }

    /** Warnings about rows that were accepted, the most frequent first. */
    public static List<Refusals> warnings(List<JsonNode> results) {
        return count(results, Refusals::isAccepted, Refusals::isWarning);
    }

    /** As a table. */
    public static Table table(List<Refusals> refusals) {
        Table table = Table.of(
                Column.left("code"), Column.left("so it was"), Column.right("rows"), Column.left("how to mend it"));
        for (Refusals refusal : refusals) {
            List<String> fix = Paragraph.lines(refusal.fix, FIX_WIDTH);
            table.row(refusal.code, refusal.status, Figures.count(refusal.rows), fix.get(0));
            fix.subList(1, fix.size()).forEach(more -> table.row("", "", "", more));
        }
        return table;
    }

    private static boolean isAccepted(JsonNode row) {
        return row.path("status").asText().equals("accepted");
    }

    private static boolean isWarning(JsonNode issue) {
        return issue.path("severity").asText().equals("warning");
    }

    private static List<Refusals> count(
            List<JsonNode> results, Predicate<JsonNode> wantedRow, Predicate<JsonNode> wantedIssue) {
        Map<String, Refusals> counted = new TreeMap<>();
        for (JsonNode row : results) {
            if (wantedRow.test(row)) {
                for (JsonNode issue : row.path("issues")) {
                    if (wantedIssue.test(issue)) {
                        String code = issue.path("code").asText();
                        Refusals one = new Refusals(
                                code,
                                row.path("status").asText(),
                                1,
                                issue.path("fix").asText());
                        counted.merge(code, one, (a, b) -> new Refusals(a.code, a.status, a.rows + b.rows, a.fix));
                        break;
                    }
                }
            }
        }
        return counted.values().stream()
                .sorted(Comparator.comparingLong(Refusals::rows).reversed())
                .toList();
    }
}
