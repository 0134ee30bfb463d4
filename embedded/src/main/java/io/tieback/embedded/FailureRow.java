package io.tieback.embedded;

import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.pipeline.Timer;
import java.util.Arrays;

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
}
