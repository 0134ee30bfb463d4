package io.tieback.cli.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A world's truth panel, which is sent when the door has named all reports: the panel speaks of rows of the world. */
final class PanelFeed implements WorldSender.Replies {
    /** The file of a world's folder that holds it. */
    private static final String FILE = "panel.jsonl";

    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WorldSender.Replies next;
    private final Map<String, ObjectNode> truths = new LinkedHashMap<>();

    private PanelFeed(WorldSender.Replies next) {
        this.next = next;
    }

    /**
     * Reads a world's panel.
     *
     * @param next hears the replies as well
     * @throws UncheckedIOException if it cannot be read
     */
    static PanelFeed of(Path world, WorldSender.Replies next) {
        PanelFeed feed = new PanelFeed(next);
        try (BufferedReader lines = Files.newBufferedReader(world.resolve(FILE))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                ObjectNode truth = JSON.createObjectNode();
                if (row.path("known").asBoolean()) {
                    truth.put("userId", row.path("userId").asText());
                } else {
                    truth.put("known", false);
                }
                feed.truths.put(row.path("row").asText(), truth);
            }
            return feed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void heard(FeedLine line, JsonNode result) {
        next.heard(line, result);
        ObjectNode truth = line.kind() == Kind.REPORT ? truths.get(line.subject()) : null;
        if (truth != null && result.path("status").asText().equals("accepted")) {
            truth.put("reportId", result.path("reportId").asText());
        }
    }

    /** Sends what is told of reports that were taken in. Gives how many rows that were. */
    int send(ApiClient api, String platformKey) {
        ArrayNode rows = JSON.createArrayNode();
        int sent = 0;
        for (ObjectNode truth : truths.values()) {
            if (truth.has("reportId")) {
                rows.add(truth);
            }
            if (rows.size() == BATCH) {
                sent += post(api, platformKey, rows);
            }
        }
        return sent + post(api, platformKey, rows);
    }

    private static int post(ApiClient api, String platformKey, ArrayNode rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("truths", rows);
        int sent = 0;
        for (JsonNode result :
                api.post("/v1/truth-panel", platformKey, body, "").path("results")) {
            sent += result.path("status").asText().equals("accepted") ? 1 : 0;
        }
        rows.removeAll();
        return sent;
    }
}
