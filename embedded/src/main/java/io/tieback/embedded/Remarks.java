package io.tieback.embedded;

import java.util.List;

/**
 * What was said of a row at the door, and what it held that no step reads. Kept beside the input in the log.
 *
 * @param issueCodes stable codes of the row's warnings, most serious first
 * @param unknownFields what the row held under names that we do not know, as a JSON object by path; may be personal, so
 *     it is sealed like the input's personal part, and goes with it; empty if there was none
 */
public record Remarks(List<String> issueCodes, String unknownFields) {
    /** Nothing to say. */
    public static final Remarks NONE = new Remarks(List.of(), "");

    /** Copies the list. */
    public Remarks {
        issueCodes = List.copyOf(issueCodes);
    }
}
