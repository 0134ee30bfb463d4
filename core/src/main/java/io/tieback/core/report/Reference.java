package io.tieback.core.report;

/**
 * What a refund or a correction refers to: an earlier report of the same data set and conversion type.
 *
 * @param role whether money goes back or the value is put right
 * @param by which of the earlier report's ids is named
 * @param id that id, byte-exact, never empty
 */
public record Reference(Role role, By by, String id) {
    /** What the later report does. The order is part of the record format. */
    public enum Role {
        REFUND,
        CORRECTION
    }

    /** Which id is named. The order is part of the record format. */
    public enum By {
        EVENT_ID,
        ORDER_ID
    }

    /** @throws IllegalArgumentException if the id is empty */
    public Reference {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a reference names an id");
        }
    }
}
