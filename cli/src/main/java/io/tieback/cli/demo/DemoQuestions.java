package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.Crew;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server over HTTP what became of it all. */
final class DemoQuestions {
    private static final int LIVES = 64;
    private static final int MOST_LIVES = 1_024;

    private final ApiClient api;
    private final KeyFile keys;

    DemoQuestions(ApiClient api, KeyFile keys) {
        this.api = api;
        this.keys = keys;
    }

    /** The ledger of reports. */
    JsonNode conservation() {
        return api.get("/v1/ledger/conservation", keys.readerKey());
    }

    /** Its lines by channel. */
    static Map<String, Conservation> byChannel(JsonNode conservation) {
        Map<String, Conservation> byChannel = new LinkedHashMap<>();
        for (JsonNode slice : conservation.path("slices")) {
            byChannel.merge(slice.path("ingestChannel").asText(), Conservation.of(slice), Conservation::plus);
        }
        return byChannel;
    }

    /** What became of all acts. */
    List<Credit> outcomes() {
        return Credit.of(api.get("/v1/attribution", keys.readerKey()));
    }

    /** What campaigns earned by conversions. */
    List<Credit> credit(DemoTruth truth) {
        JsonNode answer = api.get("/v1/attribution?by=campaignId,conversionType", keys.readerKey());
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            if (truth.isConversionType(row.path("conversionType").asText())) {
                rows.add(row);
            }
        }
        return Credit.ofRows(rows);
    }

    /** The life of a report that was nobody's until a better copy came; of any report if there is none such. */
    JsonNode restated(DemoTruth truth, DemoReplies replies) {
        List<String> reports = truth.copies().values().stream()
                .flatMap(List::stream)
                .map(replies::reportOf)
                .flatMap(Optional::stream)
                .sorted()
                .limit(MOST_LIVES)
                .toList();
        Optional<JsonNode> any = Optional.empty();
        for (int from = 0; from < reports.size(); from += LIVES) {
            List<JsonNode> lives = Crew.map(
                    reports.subList(from, Math.min(reports.size(), from + LIVES)),
                    id -> api.get("/v1/reports/" + id, keys.platformKey()));
            any = any.or(() -> lives.stream().filter(DemoQuestions::stands).findFirst());
            Optional<JsonNode> found = lives.stream()
                    .filter(DemoQuestions::stands)
                    .filter(life -> has(life, "reason", "judged") && has(life, "reason", "late_copy"))
                    .filter(life -> has(life, "outcome", "credited"))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return any.orElseThrow(() -> new IllegalStateException("no report of a conversion was taken twice"));
    }

    /** Whether the report stands for its act. */
    private static boolean stands(JsonNode life) {
        return life.path("status").asText().equals("admitted");
    }

    private static boolean has(JsonNode life, String field, String text) {
        return life.findValuesAsText(field).contains(text);
    }
}
