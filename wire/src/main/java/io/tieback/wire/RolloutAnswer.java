package io.tieback.wire;

import java.util.List;

/**
 * Which release of user match serves.
 *
 * @param inForce its version; 0 for none
 * @param releases those that are kept, by version
 */
public record RolloutAnswer(int inForce, List<Kept> releases) {
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
        });
    }
}
