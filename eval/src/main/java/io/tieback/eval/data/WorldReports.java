package io.tieback.eval.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.core.report.ConversionReport;
import io.tieback.eval.data.Door.Arrival;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFeed;
import io.tieback.world.read.WorldFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a world's reports through the product's own door: what it refuses no yardstick sees. */
public final class WorldReports {
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<JudgedReport> reports = new ArrayList<>();
    private final Door door;
    private long invented;

    private WorldReports(Door door) {
        this.door = door;
    }

    /** The admitted reports of a world, in order of their receipt. */
    public static List<JudgedReport> read(WorldFolder world) {
        WorldReports reading = new WorldReports(Door.of(world));
        try (WorldFeed sent = WorldFeed.open(world.path(), Set.of(Kind.REPORT));
                BufferedReader truth = Files.newBufferedReader(world.file("truth/reports.jsonl"))) {
            for (Optional<FeedLine> line = sent.next(); line.isPresent(); line = sent.next()) {
                reading.line(line.get(), reading.mapper.readTree(String.valueOf(truth.readLine())));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return reading.reports;
    }

    private void line(FeedLine line, JsonNode truth) {
        if (!line.subject().equals(truth.path("row").asText())) {
            throw new UnfitData("reports and their truth are not in the same order", "Generate the world anew.");
        }
        Optional<Arrival> arrival = door.admitted(line);
        if (arrival.isPresent() && arrival.get().input() instanceof ConversionReport report) {
            reports.add(new JudgedReport(report, arrival.get().receivedAt(), truth(truth)));
        }
    }

    private ReportTruth truth(JsonNode truth) {
        Set<String> faults = new HashSet<>();
        truth.path("faults").forEach(fault -> faults.add(fault.asText()));
        boolean real = truth.has("actId");
        return new ReportTruth(
                truth.path("actId").asText(""),
                real ? truth.get("personId").asLong() : --invented,
                real ? truth.path("userId").asText("") : "",
                faults);
    }
}
