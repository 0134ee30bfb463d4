package io.tieback.eval.device;

import io.tieback.core.privacy.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The hashes by which this yardstick deals people to folds and makes up distractors. */
final class StudyHash {
    /** People are dealt to so many folds. */
    static final int FOLDS = 10;

    private StudyHash() {}

    /** The first 8 bytes, big-endian, of SHA-256 over the values joined by {@code |}; to be read as unsigned. */
    static long of(Object... values) {
        String joined = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("|"));
        return ByteBuffer.wrap(Sha256.of(joined)).getLong();
    }

    /** {@link #of} modulo a positive number, unsigned. */
    static int mod(int modulus, Object... values) {
        return (int) Long.remainderUnsigned(of(values), modulus);
    }

    /** A person's fold: the whole SHA-256 of their id, as one unsigned number, modulo {@link #FOLDS}. */
    static int fold(String person) {
        return new BigInteger(1, Sha256.of(person))
                .mod(BigInteger.valueOf(FOLDS))
                .intValueExact();
    }

    /** The other reading: {@link #of} of the id, modulo {@link #FOLDS}. */
    static int foldOfEightBytes(String person) {
        return mod(FOLDS, person);
    }
}
