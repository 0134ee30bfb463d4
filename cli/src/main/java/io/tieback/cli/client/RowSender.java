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
     * What came of sending.
     *
     * @param results the answer to each row, in order
     * @param batches how many there were
     * @param repeatedBatches how many of them were sent a second time under the same key
     * @param repeatedRows rows in these
     * @param sameAnswers how many repeated batches were answered exactly as before
     */
    public record Sent(List<JsonNode> results, int batches, int repeatedBatches, int repeatedRows, int sameAnswers) {
        /** Copies the list. */
        public Sent {
            results = List.copyOf(results);
        }
    }

    /**
     * Sends the rows.
     *
     * @param keyPrefix begins the Idempotency-Key of each batch, which ends in the batch's number
     * @param repeatEvery each so manieth batch is sent again at once, as a client does that lost the answer; 0 for none
     */
    public Sent send(List<ObjectNode> rows, String keyPrefix, int repeatEvery, ProgressLine progress) {
        List<JsonNode> results = new ArrayList<>();
        int batches = 0;
        int repeated = 0;
        int repeatedRows = 0;
        int same = 0;
        for (int from = 0; from < rows.size(); from += batchRows) {
            List<ObjectNode> batch = rows.subList(from, Math.min(rows.size(), from + batchRows));
            JsonNode answer = post(batch, keyPrefix + "-" + batches);
            answer.path("results").forEach(results::add);
            batches++;
            if (repeatEvery > 0 && batches % repeatEvery == 0) {
                repeated++;
                repeatedRows += batch.size();
                same += post(batch, keyPrefix + "-" + (batches - 1)).equals(answer) ? 1 : 0;
            }
            progress.at("sending " + listName, results.size(), rows.size());
        }
        return new Sent(results, batches, repeated, repeatedRows, same);
    }

    private JsonNode post(List<ObjectNode> batch, String idempotencyKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(listName).addAll(batch);
        return api.post("/v1/" + listName, key, body, idempotencyKey);
    }
}
