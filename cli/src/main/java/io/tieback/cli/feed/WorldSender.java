package io.tieback.cli.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.Crew;
import io.tieback.cli.text.ProgressLine;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFeed;
import io.tieback.world.read.WorldFolder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends a world, window by window of its time: what the platform knows, then each advertiser's reports, each sender's
 * rows in order. Windows and batches depend on the world alone and carry its name in their Idempotency-Keys, so that
 * sending it once more changes nothing.
 */
public final class WorldSender {
    private static final int BATCH = 500;
    private static final int MOST_IN_A_WINDOW = 20_000;

    private final ApiClient api;
    private final SenderKeys keys;
    private final Plan plan;
    private final Replies replies;
    private final ProgressLine progress;
    private long sent;
    private int windows;

    /**
     * How a world is sent.
     *
     * @param window how much of its time is sent together, at least 1 ms
     * @param clock is told before each window when its last line is received
     * @param rowsPerSecond at most; 0 for as fast as the server takes them
     */
    public record Plan(Duration window, Consumer<Instant> clock, double rowsPerSecond) {}

    /** Hears what is answered to each line; lines of different senders come in any order, one at a time. */
    public interface Replies {
        /** The answer to a line. */
        void heard(FeedLine line, JsonNode result);
    }

    /** Sends to the server of {@code api}. */
    public WorldSender(ApiClient api, SenderKeys keys, Plan plan, Replies replies, ProgressLine progress) {
        this.api = api;
        this.keys = keys;
        this.plan = plan;
        this.replies = replies;
        this.progress = progress;
    }

    /** Sends all of a world. Gives how many lines that were. */
    public long send(WorldFolder world) {
        return send(world, Instant.MAX);
    }

    /** Sends what is received before {@code end}; the rest is still on its way then. */
    public long send(WorldFolder world, Instant end) {
        long began = System.nanoTime();
        try (WorldFeed feed = WorldFeed.open(world.path())) {
            List<FeedLine> window = new ArrayList<>();
            for (Optional<FeedLine> line = feed.next();
                    line.filter(one -> one.at().isBefore(end)).isPresent();
                    line = feed.next()) {
                if (!window.isEmpty() && (window.size() == MOST_IN_A_WINDOW || !isSame(window.get(0), line.get()))) {
                    send(world, window);
                    progress.at("sending the world", sent, world.lines());
                    pace(began);
                }
                window.add(line.get());
            }
            send(world, window);
        }
        return sent;
    }

    private boolean isSame(FeedLine first, FeedLine line) {
        long span = plan.window().toMillis();
        return Math.floorDiv(first.atMillis(), span) == Math.floorDiv(line.atMillis(), span);
    }

    private void send(WorldFolder world, List<FeedLine> window) {
        if (window.isEmpty()) {
            return;
        }
        plan.clock().accept(window.get(window.size() - 1).at());
        String run = "world-" + world.identity() + "-" + plan.window().toMillis() + "-" + windows++;
        identify(window);
        List<Job> platform = new ArrayList<>();
        platform.add(new Job(run, "engagements", "", of(window, Kind.ENGAGEMENT)));
        platform.add(new Job(run, "sightings", "", of(window, Kind.SIGHTING)));
        Crew.map(platform, this::post);
        Map<String, List<FeedLine>> reports = new LinkedHashMap<>();
        of(window, Kind.REPORT)
                .forEach(line -> reports.computeIfAbsent(line.sender(), sender -> new ArrayList<>())
                        .add(line));
        List<Job> advertisers = new ArrayList<>();
        reports.forEach((sender, lines) -> advertisers.add(new Job(run, "reports", sender, lines)));
        Crew.map(advertisers, this::post);
        sent += window.size();
        window.clear();
    }

    /** A later line of a user replaces the earlier, so a user's go one after the other. */
    private void identify(List<FeedLine> window) {
        Map<String, List<FeedLine>> ofUser = new LinkedHashMap<>();
        of(window, Kind.IDENTIFIERS)
                .forEach(line -> ofUser.computeIfAbsent(line.subject(), user -> new ArrayList<>())
                        .add(line));
        Crew.map(List.copyOf(ofUser.values()), lines -> {
            for (FeedLine line : lines) {
                String path = "/v1/users/" + line.subject() + "/identifiers";
                JsonNode answer = api.put(path, keys.platformKey(), line.body().getBytes(StandardCharsets.UTF_8));
                hear(line, answer.path("results").path(0));
            }
            return lines.size();
        });
    }

    private static List<FeedLine> of(List<FeedLine> window, Kind kind) {
        return window.stream().filter(line -> line.kind() == kind).toList();
    }

    /** Lines of one sender, to be sent in order. */
    private record Job(String run, String listName, String sender, List<FeedLine> lines) {}

    private int post(Job job) {
        for (int from = 0; from < job.lines().size(); from += BATCH) {
            List<FeedLine> batch =
                    job.lines().subList(from, Math.min(job.lines().size(), from + BATCH));
            StringBuilder body = new StringBuilder("{\"" + job.listName() + "\":[");
            for (FeedLine line : batch) {
                body.append(body.charAt(body.length() - 1) == '[' ? "" : ",").append(line.body());
            }
            byte[] bytes = body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
            String once = job.run() + "-" + job.listName() + job.sender() + "-" + from;
            JsonNode answer = api.post("/v1/" + job.listName(), keys.of(job.sender()), bytes, once);
            for (int i = 0; i < batch.size(); i++) {
                hear(batch.get(i), answer.path("results").path(i));
            }
        }
        return job.lines().size();
    }

    private synchronized void hear(FeedLine line, JsonNode result) {
        replies.heard(line, result);
    }

    private void pace(long began) {
        if (plan.rowsPerSecond() <= 0) {
            return;
        }
        long due = began + (long) (1e9 * sent / plan.rowsPerSecond());
        long wait = (due - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
    }
}
