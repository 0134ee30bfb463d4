package io.tieback.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a campaign earned, as {@code GET /v1/attribution} tells it.
 *
 * @param setting attribution setting
 * @param outcome credited, unattributed, nobody or merged
 * @param campaignId campaign; empty unless credited
 * @param conversions parts of reports
 * @param value in major units
 * @param currency ISO 4217 code, or empty
 */
public record Credit(
        String setting, String outcome, String campaignId, double conversions, BigDecimal value, String currency) {
    /** All rows of an answer. */
    public static List<Credit> of(JsonNode answer) {
        return ofRows(answer.path("rows"));
    }

    /** Some rows of an answer. */
    public static List<Credit> ofRows(Iterable<JsonNode> some) {
        List<Credit> rows = new ArrayList<>();
        for (JsonNode row : some) {
            rows.add(new Credit(
                    row.path("setting").asText(),
                    row.path("outcome").asText(),
                    row.path("campaignId").asText(),
                    row.path("conversions").asDouble(),
                    row.path("value").decimalValue(),
                    row.path("currency").asText()));
        }
        return List.copyOf(rows);
    }

    /** Whether a campaign earned it. */
    public boolean isCredited() {
        return outcome.equals("credited");
    }
}
