package io.tieback.embedded;

import java.time.Duration;

/**
 * What the door lets wait before it says "later".
 *
 * @param groupRows rows synced together at most, 1 to 65,536; one larger request is synced alone
 * @param backlogRows rows received and not yet processed above which requests are turned away; at least 1
 * @param smallRequestRows up to how many rows a request counts as small
 * @param smallAllowanceRows how far small requests may go beyond {@code backlogRows}
 * @param waitingBytes bytes of rows that wait for their sync above which requests are turned away; at least 1 MiB
 * @param idempotencyKept how long replies to keyed requests are kept, in receivedAt; at least 24 hours
 */
public record DoorSettings(
        int groupRows,
        long backlogRows,
        int smallRequestRows,
        long smallAllowanceRows,
        long waitingBytes,
        Duration idempotencyKept) {
    /** @throws IllegalArgumentException if a value is out of its range */
    public DoorSettings {
        Ranges.within("groupRows", groupRows, 1, 65_536);
        Ranges.atLeast("backlogRows", backlogRows, 1);
        Ranges.atLeast("smallRequestRows", smallRequestRows, 0);
        Ranges.atLeast("smallAllowanceRows", smallAllowanceRows, 0);
        Ranges.atLeast("waitingBytes", waitingBytes, 1024 * 1024);
        if (idempotencyKept.compareTo(Duration.ofHours(24)) < 0) {
            throw new IllegalArgumentException("idempotencyKept must be at least 24 hours");
        }
    }

    /** Groups of 4,096; 200,000 rows of backlog, 20,000 more for requests of up to 20; 64 MiB; 24 hours. */
    public static DoorSettings presets() {
        return new DoorSettings(4_096, 200_000, 20, 20_000, 64L * 1024 * 1024, Duration.ofHours(24));
    }
}
