package io.tieback.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.text.ProgressLine;
import java.util.ArrayList;
import java.util.List;

/** Sends rows in order, in batches with an Idempotency-Key each. */
public final class RowSender {
    private final ApiClient api;
    private final String key;
    private final String listName;
    private final int batchRows;

    /**
     * @param listName what the rows are: {@code reports}, {@code engagements}, {@code sightings}; also the route
     * @param batchRows rows in a batch, 1 to 1,000
     */
    public RowSender(ApiClient api, String key, String listName, int batchRows) {
        this.api = api;
        this.key = key;
        this.listName = listName;
        this.batchRows = batchRows;
    }

    /**
     * Sends the rows.
     *
     * @param keyPrefix begins the Idempotency-Key of each batch, which ends in the batch's number
     * @return the answer to each row, in order
     */
    public List<JsonNode> send(List<ObjectNode> rows, String keyPrefix, ProgressLine progress) {
        List<JsonNode> results = new ArrayList<>();
        int batches = 0;
        for (int from = 0; from < rows.size(); from += batchRows) {
            List<ObjectNode> batch = rows.subList(from, Math.min(rows.size(), from + batchRows));
            post(batch, keyPrefix + "-" + batches++).path("results").forEach(results::add);
            progress.at("sending " + listName, results.size(), rows.size());
        }
        return results;
    }

    private JsonNode post(List<ObjectNode> batch, String idempotencyKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(listName).addAll(batch);
        return api.post("/v1/" + listName, key, body, idempotencyKey);
    }
}
