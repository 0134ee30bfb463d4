package io.tieback.eval.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.core.admit.AdvertiserFacts;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.Verdict;
import io.tieback.core.report.ConversionReport;
import io.tieback.wire.Batch;
import io.tieback.wire.DocumentReader;
import io.tieback.world.read.WorldFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a world's reports through the product's own door: what it refuses no yardstick sees. */
public final class WorldReports {
    private static final String INNER = "\"report\":";

    private final ObjectMapper mapper = new ObjectMapper();
    private final DocumentReader reader = new DocumentReader();
    private final Door door = new Door();
    private final Map<String, AdvertiserFacts> advertisers = new HashMap<>();
    private final List<JudgedReport> reports = new ArrayList<>();
    private long invented;

    private WorldReports() {}

    /** The admitted reports of a world, in order of their receipt. */
    public static List<JudgedReport> read(WorldFolder world) {
        WorldReports reading = new WorldReports();
        JsonLines.read(world.file("advertisers.jsonl"), reading::advertiser);
        try (BufferedReader sent = Files.newBufferedReader(world.file("reports.jsonl"));
                BufferedReader truth = Files.newBufferedReader(world.file("truth/reports.jsonl"))) {
            for (String line = sent.readLine(); line != null; line = sent.readLine()) {
                reading.line(line, String.valueOf(truth.readLine()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return reading.reports;
    }

    private void advertiser(JsonNode one) {
        String id = one.get("advertiserId").asText();
        advertisers.put(
                id, new AdvertiserFacts(id, ZoneOffset.UTC, one.get("currency").asText(), ""));
    }

    private void line(String line, String truthLine) throws JsonProcessingException {
        JsonNode row = mapper.readTree(line);
        JsonNode truth = mapper.readTree(truthLine);
        String id = row.get("row").asText();
        if (!id.equals(truth.get("row").asText())) {
            throw new UnfitData("reports and their truth are not in the same order", "Generate the world anew.");
        }
        Instant receivedAt = Door.instant(row.get("receivedAt"));
        String inner = line.substring(line.indexOf(INNER) + INNER.length(), line.length() - 1);
        admitted(inner, row.get("advertiserId").asText(), id, receivedAt).ifPresent(report -> {
            JsonNode sent = row.get("report");
            var trace = new JudgedReport.Trace(
                    sent.path("ip").asText(""), sent.path("userAgent").asText(""));
            reports.add(new JudgedReport(report, receivedAt, trace, truth(truth)));
        });
    }

    private Optional<ConversionReport> admitted(String inner, String advertiser, String id, Instant receivedAt) {
        byte[] document = ("{\"reports\":[" + inner + "]}").getBytes(StandardCharsets.UTF_8);
        AdvertiserFacts facts = advertisers.get(advertiser);
        if (facts == null || !(reader.reports(document) instanceof Batch.Rows<RawReport> batch)) {
            return Optional.empty();
        }
        RawReport raw = batch.rows().get(0).raw();
        return door.admission().report(raw, facts, id, receivedAt) instanceof Verdict.Admitted<ConversionReport> good
                ? Optional.of(good.input())
                : Optional.empty();
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
