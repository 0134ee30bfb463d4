package io.tieback.engine.codec;

import io.tieback.core.stats.ByteHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes our own bytes: variable-length integers, and fixed-width forms that keep order in row keys. */
public final class ByteWriter {
    private byte[] bytes = new byte[64];
    private int size;

    /** A non-negative integer in 7-bit groups, least first. */
    public ByteWriter unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            one((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return one((int) rest);
    }

    /** A signed integer, zigzag. */
    public ByteWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** True or false. */
    public ByteWriter flag(boolean value) {
        return one(value ? 1 : 0);
    }

    /** One byte. */
    public ByteWriter one(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Eight bytes, big-endian: keeps the order of unsigned values. */
    public ByteWriter fixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Milliseconds since 1970 as a signed integer. */
    public ByteWriter instant(Instant value) {
        return signed(value.toEpochMilli());
    }

    /** Milliseconds in eight bytes that keep the order of time. */
    public ByteWriter orderedInstant(Instant value) {
        return fixed(value.toEpochMilli() ^ Long.MIN_VALUE);
    }

    /** Milliseconds in eight bytes of which later times come first. */
    public ByteWriter latestFirst(Instant value) {
        return fixed(~(value.toEpochMilli() ^ Long.MIN_VALUE));
    }

    /** UTF-8 with its length. */
    public ByteWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
    }

    /** UTF-8 ended by a zero byte, zero itself written as 1 1 and one as 1 2: keeps the order of code points. */
    public ByteWriter orderedText(String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b == 0 || b == 1) {
                one(1);
                one(b + 1);
            } else {
                one(b);
            }
        }
        return one(0);
    }

    /** Bytes with their length. */
    public ByteWriter blob(byte[] value) {
        unsigned(value.length);
        return raw(value);
    }

    /** Bytes as they are. */
    public ByteWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** A list with its length. */
    public <T> ByteWriter list(List<T> values, BiConsumer<ByteWriter, T> each) {
        unsigned(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    /** A hash of what was written, see {@link ByteHash}. */
    public long fingerprint() {
        return ByteHash.of(bytes, size);
    }

    /** What was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
