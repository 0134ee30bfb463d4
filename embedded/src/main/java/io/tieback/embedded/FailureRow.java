package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.pipeline.Timer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Keys of failures: an input by its offset, a timer by due, stage and a hash of its key. */
final class FailureRow {
    private static final int INPUT = 1;
    private static final int TIMER = 2;
    private static final int HASH_BYTES = 8;

    private FailureRow() {}

    static byte[] of(long offset) {
        return new ByteWriter().one(INPUT).fixed(offset).toBytes();
    }

    static byte[] of(Timer timer) {
        return new ByteWriter()
                .one(TIMER)
                .orderedInstant(timer.due())
                .one(timer.stage())
                .raw(Arrays.copyOf(Idempotency.hash(timer.key()), HASH_BYTES))
                .toBytes();
    }

    static FailedTurn decode(byte[] key, byte[] value) {
        ByteReader reader = new ByteReader(key);
        StepFailure failure = StepFailure.CODEC.decode(value);
        return reader.one() == INPUT
                ? new FailedTurn(OptionalLong.of(reader.fixed()), Optional.empty(), failure)
                : new FailedTurn(OptionalLong.empty(), Optional.of(reader.orderedInstant()), failure);
    }
}
