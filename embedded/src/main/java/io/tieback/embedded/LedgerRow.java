package io.tieback.embedded;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.pipeline.Origin;
import io.tieback.engine.step.Position;

/**
 * An entry of the ledger with what made it.
 *
 * @param entry the entry
 * @param cause the input, or the timer, that made it; a timer's partition is −1
 * @param origin the step that said it
 */
public record LedgerRow(LedgerEntry entry, Position cause, Origin origin) {
    static LedgerRow decode(byte[] key, byte[] value) {
        LedgerCodec.RowId id = LedgerCodec.ROW.decode(key);
        return new LedgerRow(LedgerCodec.ENTRY.decode(value), id.cause(), id.origin());
    }

    byte[] key() {
        return LedgerCodec.ROW.encode(new LedgerCodec.RowId(entry.reportId(), cause, origin));
    }
}
