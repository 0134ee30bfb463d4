package io.tieback.core.admit;

import java.time.Duration;

/**
 * How far a row's time may be from its receipt; both ends are in.
 *
 * @param ahead how far after
 * @param oldest how far before
 */
public record AdmissionLimits(Duration ahead, Duration oldest) {
    /** 5 minutes after, 60 days before. */
    public static AdmissionLimits presets() {
        return new AdmissionLimits(Duration.ofMinutes(5), Duration.ofDays(60));
    }

    /** What may be released from quarantine: a year after, ten years before. */
    public static AdmissionLimits ofReleased() {
        return new AdmissionLimits(Duration.ofDays(366), Duration.ofDays(3_653));
    }

    /** @throws IllegalArgumentException if a duration is negative */
    public AdmissionLimits {
        if (ahead.isNegative() || oldest.isNegative()) {
            throw new IllegalArgumentException("limits of time are not negative");
        }
    }
}
