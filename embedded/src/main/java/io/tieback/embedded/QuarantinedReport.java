package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import java.time.Instant;
import java.util.List;

/**
 * A report that waits in quarantine.
 *
 * @param reportId which
 * @param advertiserId whose
 * @param receivedAt when it came
 * @param issueCodes why, most serious first; {@link #STEP_FAILED} if a step threw at it
 */
public record QuarantinedReport(String reportId, String advertiserId, Instant receivedAt, List<String> issueCodes) {
    /** The code of a report at which a step threw. */
    public static final String STEP_FAILED = "step_failed";

    static final Codec<QuarantinedReport> CODEC = Codec.versioned(
            1,
            (w, held) -> w.text(held.reportId())
                    .text(held.advertiserId())
                    .instant(held.receivedAt())
                    .list(held.issueCodes(), ByteWriter::text),
            r -> new QuarantinedReport(r.text(), r.text(), r.instant(), r.list(ByteReader::text)));

    /** Copies the list. */
    public QuarantinedReport {
        issueCodes = List.copyOf(issueCodes);
    }
}
