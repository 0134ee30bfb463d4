package io.tieback.eval.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.core.admit.Admission;
import io.tieback.core.admit.AdmissionLimits;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.Pepper;
import java.time.Instant;

/** The product's admission, under a pepper that every reading of a world shares. */
final class Door {
    /** All keys of a world are made under it. */
    static final Pepper PEPPER = new Pepper(1, new byte[Pepper.SECRET_BYTES]);

    private final Admission admission = new Admission(PEPPER, AdmissionLimits.presets(), NetworkTable.none());

    Admission admission() {
        return admission;
    }

    /** A time in seconds since 1970, to the millisecond. */
    static Instant instant(JsonNode seconds) {
        return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1_000));
    }
}
