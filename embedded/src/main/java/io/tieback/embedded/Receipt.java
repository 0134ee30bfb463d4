package io.tieback.embedded;

import java.time.Instant;

/**
 * Rows are safe on disk.
 *
 * @param receivedAt what they were stamped with
 * @param firstOffset the first row's place in the log; the others follow
 */
public record Receipt(Instant receivedAt, long firstOffset) {}
