package io.tieback.cli.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.RowSender;
import io.tieback.cli.journey.Feed.Item;
import io.tieback.cli.text.ProgressLine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sends a feed in its order: rows of one kind that follow each other go in a batch. */
final class FeedSender {
    private static final int BATCH = 500;

    private final ApiClient api;
    private final KeyFile keys;
    private final ProgressLine progress;
    private final ProgressLine quiet;
    private final String run = UUID.randomUUID().toString();
    private final List<JsonNode> refused = new ArrayList<>();
    private String lastReportId = "";
    private int batches;
    private long sent;

    FeedSender(ApiClient api, KeyFile keys, ProgressLine progress) {
        this.api = api;
        this.keys = keys;
        this.progress = progress;
        this.quiet = ProgressLine.silent();
    }

    void send(Feed feed) {
        new RowSender(api, keys.platformKey(), "sightings", BATCH).send(feed.users(), run + "-users", quiet);
        List<Item> items = feed.items();
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            batch.add(items.get(i).row());
            boolean isLast = i + 1 == items.size();
            String listName = items.get(i).listName();
            if (isLast || batch.size() == BATCH || !items.get(i + 1).listName().equals(listName)) {
                flush(listName, batch);
                progress.at("sending the year", sent, items.size());
            }
        }
    }

    private void flush(String listName, List<ObjectNode> batch) {
        String key = listName.equals("reports") ? keys.advertiserKey() : keys.platformKey();
        RowSender sender = new RowSender(api, key, listName, BATCH);
        for (JsonNode result : sender.send(batch, run + "-" + batches, quiet)) {
            if (!result.path("status").asText().equals("accepted")) {
                refused.add(result);
            }
            lastReportId = result.path("reportId").asText(lastReportId);
        }
        sent += batch.size();
        batches++;
        batch.clear();
    }

    /** Answers to rows that were not taken. */
    List<JsonNode> refused() {
        return List.copyOf(refused);
    }

    /** The latest report. */
    String lastReportId() {
        return lastReportId;
    }
}
