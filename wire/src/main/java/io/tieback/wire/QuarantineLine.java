package io.tieback.wire;

import java.time.Instant;
import java.util.List;

/**
 * A report that waits in quarantine, as told.
 *
 * @param reportId which
 * @param advertiserId whose
 * @param receivedAt when it came
 * @param codes why, most serious first
 */
public record QuarantineLine(String reportId, String advertiserId, Instant receivedAt, List<String> codes) {
    /** Copies the list. */
    public QuarantineLine {
        codes = List.copyOf(codes);
    }
}
