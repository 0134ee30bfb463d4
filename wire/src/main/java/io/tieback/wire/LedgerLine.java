package io.tieback.wire;

import io.tieback.core.ledger.Reason;
import java.time.Instant;

/**
 * An entry of the ledger.
 *
 * @param causeAt receivedAt of the input that made it, or when the timer was due
 * @param cause the input's place in the log; −1 for a timer
 * @param reason why
 * @param credit what went where; negative where it was taken back
 */
public record LedgerLine(Instant causeAt, long cause, Reason reason, CreditLine credit) {}
