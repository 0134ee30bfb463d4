package io.tieback.core.identity;

import io.tieback.core.report.Trace;
import java.time.Duration;

/**
 * The visit in which an act took place, as a report tells of it: what is asked at the keys that do not name a user.
 *
 * @param occurredMillis when the act took place, in milliseconds since 1970
 * @param advertiserId with whom
 * @param trace by which browser or app, and from what network
 */
public record Visit(long occurredMillis, String advertiserId, Trace trace) {
    /**
     * What lies closer to the act than this may be of its own visit, written by its log-in, its click or a copy with a
     * clock of its own, and does not count as evidence.
     */
    public static final Duration MARGIN = Duration.ofMinutes(60);

    /** The last time that counts as before the visit. */
    public long before() {
        return occurredMillis - MARGIN.toMillis();
    }

    /** The first time that counts as after it. */
    public long after() {
        return occurredMillis + MARGIN.toMillis();
    }
}
