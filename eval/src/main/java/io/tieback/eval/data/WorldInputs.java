package io.tieback.eval.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.core.admit.RawEngagement;
import io.tieback.core.admit.RawSighting;
import io.tieback.core.admit.RawUserIdentifiers;
import io.tieback.core.admit.Verdict;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Input;
import io.tieback.wire.Batch;
import io.tieback.wire.DocumentReader;
import io.tieback.world.read.WorldFolder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that platform and advertisers of a world send and the door admits, in the order of its arrival. */
public final class WorldInputs {
    private final DocumentReader reader = new DocumentReader();
    private final Door door = new Door();
    private final List<Arrival> arrivals = new ArrayList<>();

    private WorldInputs() {}

    /**
     * An admitted input.
     *
     * @param receivedAt when it came
     * @param input what came
     */
    public record Arrival(Instant receivedAt, Input input) {}

    /** The inputs of a world, its reports among them. */
    public static List<Arrival> read(WorldFolder world, List<JudgedReport> reports) {
        WorldInputs inputs = new WorldInputs();
        JsonLines.read(world.file("identifiers.jsonl"), inputs::identifiers);
        JsonLines.read(world.file("sightings.jsonl"), inputs::sighting);
        JsonLines.read(world.file("engagements.jsonl"), inputs::engagement);
        reports.forEach(judged -> inputs.arrivals.add(new Arrival(judged.receivedAt(), judged.report())));
        inputs.arrivals.sort(Comparator.comparing(Arrival::receivedAt));
        return inputs.arrivals;
    }

    private void identifiers(JsonNode line) {
        Instant at = Door.instant(line.get("occurredAt"));
        byte[] body = bytes("{\"identifiers\":" + line.get("identifiers") + "}");
        if (reader.userIdentifiers(line.get("userId").asText(), body) instanceof Batch.Rows<RawUserIdentifiers> rows) {
            take(at, door.admission().userIdentifiers(rows.rows().get(0).raw(), at));
        }
    }

    private void sighting(JsonNode line) {
        Instant at = Door.instant(line.get("sentAt"));
        if (reader.sightings(list("sightings", line.get("sighting"))) instanceof Batch.Rows<RawSighting> rows) {
            take(at, door.admission().sighting(rows.rows().get(0).raw(), at));
        }
    }

    private void engagement(JsonNode line) {
        Instant at = Door.instant(line.get("sentAt"));
        if (reader.engagements(list("engagements", line.get("engagement"))) instanceof Batch.Rows<RawEngagement> rows) {
            Verdict<AdEngagement> verdict =
                    door.admission().engagement(rows.rows().get(0).raw(), advertiser -> true, at);
            take(at, verdict);
        }
    }

    private <T extends Input> void take(Instant at, Verdict<T> verdict) {
        if (!(verdict instanceof Verdict.Admitted<T> admitted)) {
            throw new UnfitData("the platform's own line of " + at + " is refused", "Generate the world anew.");
        }
        arrivals.add(new Arrival(at, admitted.input()));
    }

    private static byte[] list(String name, JsonNode row) {
        return bytes("{\"" + name + "\":[" + row + "]}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
