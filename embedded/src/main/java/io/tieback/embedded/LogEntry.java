package io.tieback.embedded;

import io.tieback.core.privacy.BrokenSealException;
import io.tieback.core.privacy.Seal;
import io.tieback.core.privacy.SealKey;
import io.tieback.core.report.Input;
import io.tieback.engine.codec.InputCodec;
import io.tieback.engine.step.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A log row with its place.
 *
 * @param position where it stands in the one order
 * @param row as it lies in the log
 */
record LogEntry(Position position, LogRow row) {
    /** The embedded runtime has one partition. */
    static final int PARTITION = 0;

    static LogEntry of(byte[] key, byte[] value) {
        LogRow row = LogRow.CODEC.decode(value);
        return new LogEntry(new Position(row.receivedAt(), PARTITION, LogRow.offset(key)), row);
    }

    /** The input that released a report from quarantine, if one did. */
    static Optional<LogEntry> released(DatabaseSnapshot snapshot, String reportId) {
        return snapshot.get(Column.RELEASES, Rows.text(reportId))
                .flatMap(offset -> snapshot.get(Column.LOG, offset).map(row -> of(offset, row)));
    }

    long offset() {
        return position.offset();
    }

    /** Whether there is a personal part and its key was destroyed. */
    boolean isForgotten(LongFunction<Optional<SealKey>> keys) {
        return row.sealed().length > 0 && keys.apply(Seal.keyId(row.sealed())).isEmpty();
    }

    /** The input without its personal part; empty if not even that can be read. */
    Optional<Input> openInput() {
        try {
            return Optional.of(InputCodec.decode(row.open(), Optional.empty()));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** What was said of it at the door, as far as it can still be read. */
    Remarks remarks(LongFunction<Optional<SealKey>> keys, Seal seal) {
        byte[] sealed = row.sealedUnknownFields();
        String unknownFields = sealed.length == 0
                ? ""
                : keys.apply(Seal.keyId(sealed))
                        .map(key -> seal.open(key, sealed, LogRow.unknownPlace(offset())))
                        .map(open -> new String(open, StandardCharsets.UTF_8))
                        .orElse("");
        return new Remarks(row.issueCodes(), unknownFields);
    }

    /**
     * The input, as far as it can still be read.
     *
     * @throws BrokenSealException if the personal part was altered
     */
    Input input(LongFunction<Optional<SealKey>> keys, Seal seal) {
        if (row.sealed().length == 0) {
            return InputCodec.decode(row.open(), Optional.empty());
        }
        Optional<byte[]> personal = keys.apply(Seal.keyId(row.sealed()))
                .map(key -> seal.open(key, row.sealed(), LogRow.place(offset(), row.open())));
        return InputCodec.decode(row.open(), personal);
    }
}
