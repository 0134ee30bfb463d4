package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.feed.WorldSender.Replies;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the door answered, beside what the truth expects of it. */
final class DemoReplies implements Replies {
    private final DemoTruth truth;
    private final Map<String, String> rowOfReport = new HashMap<>();
    private final Map<String, String> reportOfRow = new HashMap<>();
    private final List<JsonNode> refused = new ArrayList<>();
    private final Map<String, Long> warnings = new TreeMap<>();
    private final Set<String> actsInOrder = new HashSet<>();
    private long platformRows;
    private long otherThanExpected;

    DemoReplies(DemoTruth truth) {
        this.truth = truth;
    }

    @Override
    public void heard(FeedLine line, JsonNode result) {
        String status = result.path("status").asText();
        if (line.kind() != Kind.REPORT) {
            platformRows++;
            otherThanExpected += status.equals("accepted") ? 0 : 1;
            return;
        }
        DemoTruth.Row expected = truth.row(line.subject());
        List<String> codes = result.path("issues").findValuesAsText("code");
        boolean fits = expected.code().isEmpty() || codes.contains(expected.code());
        otherThanExpected += fits && status.equals(expected.status()) ? 0 : 1;
        if (!status.equals("accepted")) {
            refused.add(result);
            return;
        }
        codes.forEach(code -> warnings.merge(code, 1L, Long::sum));
        String reportId = result.path("reportId").asText();
        rowOfReport.put(reportId, line.subject());
        reportOfRow.put(line.subject(), reportId);
        if (truth.actOf(line.subject()).filter(act -> !act.isRefund()).isPresent()) {
            actsInOrder.add(expected.actId());
        }
    }

    /** The row that a report was sent as; empty of one that was refused. */
    Optional<String> rowOf(String reportId) {
        return Optional.ofNullable(rowOfReport.get(reportId));
    }

    /** The report that a row became; empty if it was refused or not sent. */
    Optional<String> reportOf(String row) {
        return Optional.ofNullable(reportOfRow.get(row));
    }

    /** Answers to rows that were not taken. */
    List<JsonNode> refused() {
        return refused;
    }

    /** Warnings about rows that were taken, by code. */
    Map<String, Long> warnings() {
        return warnings;
    }

    /** Engagements, sightings and lists of identifiers. */
    long platformRows() {
        return platformRows;
    }

    /** Rows that were answered otherwise than the truth says. */
    long otherThanExpected() {
        return otherThanExpected;
    }

    /** True acts of which a report was taken. */
    long actsInOrder() {
        return actsInOrder.size();
    }
}
