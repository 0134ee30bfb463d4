package io.tieback.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which release of user match serves.
 *
 * @param inForce its version; 0 for none
 * @param releases those that are kept, by version
 * @param restated what was asked to be judged again since the server started, at last
 */
public record RolloutAnswer(int inForce, List<Kept> releases, Optional<Restated> restated) {
    /** Copies the list. */
    public RolloutAnswer {
        releases = List.copyOf(releases);
    }

    /**
     * A release that is kept.
     *
     * @param version its place among those that are kept, from 1 on
     * @param release the name that it was given when it was trained
     */
    public record Kept(int version, String release) {}

    /**
     * Acts of the past that are judged again.
     *
     * @param from reports received since
     * @param version by this release; 0 for none
     * @param rowsDone rows of the log that were gone through
     * @param rows of so many
     * @param reports sent to be judged again
     * @param isRunning whether it goes on
     */
    public record Restated(Instant from, int version, long rowsDone, long rows, long reports, boolean isRunning) {}

    /** The document. */
    public byte[] toJson() {
        return JsonOutput.object(json -> {
            json.writeNumberField("inForce", inForce);
            json.writeArrayFieldStart("releases");
            for (Kept kept : releases) {
                json.writeStartObject();
                json.writeNumberField("version", kept.version());
                JsonOutput.text(json, "release", kept.release());
                json.writeBooleanField("inForce", kept.version() == inForce);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (restated.isPresent()) {
                Restated job = restated.get();
                json.writeObjectFieldStart("restated");
                json.writeStringField("from", job.from().toString());
                json.writeNumberField("version", job.version());
                json.writeNumberField("rowsDone", job.rowsDone());
                json.writeNumberField("rows", job.rows());
                json.writeNumberField("reports", job.reports());
                json.writeBooleanField("running", job.isRunning());
                json.writeEndObject();
            }
        });
    }
}
