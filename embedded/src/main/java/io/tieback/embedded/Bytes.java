package io.tieback.embedded;

import java.util.Arrays;

/** Bytes that are equal when their content is. Not copied: whoever hands them over does not change them. */
final class Bytes {
    private final byte[] value;
    private final int hash;

    Bytes(byte[] value) {
        this.value = value;
        this.hash = Arrays.hashCode(value);
    }

    byte[] value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && hash == that.hash && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
