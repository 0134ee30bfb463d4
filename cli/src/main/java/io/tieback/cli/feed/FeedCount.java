package io.tieback.cli.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was answered to a world's lines. */
final class FeedCount implements WorldSender.Replies {
    private final Map<Kind, Map<String, Long>> byStatus = new EnumMap<>(Kind.class);
    private final Map<String, Long> byCode = new TreeMap<>();

    @Override
    public void heard(FeedLine line, JsonNode result) {
        String status = result.path("status").asText("unanswered");
        byStatus.computeIfAbsent(line.kind(), kind -> new TreeMap<>()).merge(status, 1L, Long::sum);
        if (!status.equals("accepted")) {
            for (JsonNode issue : result.path("issues")) {
                if (!issue.path("severity").asText().equals("warning")) {
                    byCode.merge(issue.path("code").asText(), 1L, Long::sum);
                    return;
                }
            }
        }
    }

    /** A line for each kind, then for each code. */
    List<String> lines() {
        Table table = Table.of(Column.left("sent"), Column.left("answered"), Column.right("rows"));
        byStatus.forEach((kind, statuses) -> statuses.forEach(
                (status, rows) -> table.row(kind.name().toLowerCase(Locale.ROOT), status, Figures.count(rows))));
        table.rule();
        byCode.forEach((code, rows) -> table.row("refused for", code, Figures.count(rows)));
        return table.lines();
    }
}
