package io.tieback.engine.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link ByteWriter} wrote; damage is told, never guessed over. */
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    /** Reads from the start of {@code bytes}. */
    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** See {@link ByteWriter#unsigned}. */
    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = one();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new CorruptBytesException("an integer of more than 64 bits");
    }

    /** See {@link ByteWriter#signed}. */
    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** See {@link ByteWriter#flag}. */
    public boolean flag() {
        return one() != 0;
    }

    /** One byte, 0 to 255. */
    public int one() {
        if (at >= bytes.length) {
            throw new CorruptBytesException("bytes end early");
        }
        return bytes[at++] & 0xFF;
    }

    /** See {@link ByteWriter#fixed}. */
    public long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | one();
        }
        return value;
    }

    /** See {@link ByteWriter#instant}. */
    public Instant instant() {
        return Instant.ofEpochMilli(signed());
    }

    /** See {@link ByteWriter#orderedInstant}. */
    public Instant orderedInstant() {
        return Instant.ofEpochMilli(fixed() ^ Long.MIN_VALUE);
    }

    /** See {@link ByteWriter#latestFirst}. */
    public Instant latestFirst() {
        return Instant.ofEpochMilli(~fixed() ^ Long.MIN_VALUE);
    }

    /** See {@link ByteWriter#text}. */
    public String text() {
        return new String(blob(), StandardCharsets.UTF_8);
    }

    /** See {@link ByteWriter#orderedText}. */
    public String orderedText() {
        ByteWriter plain = new ByteWriter();
        for (int next = one(); next != 0; next = one()) {
            plain.one(next == 1 ? one() - 1 : next);
        }
        return new String(plain.toBytes(), StandardCharsets.UTF_8);
    }

    /** See {@link ByteWriter#blob}. */
    public byte[] blob() {
        long length = unsigned();
        if (length > bytes.length - at || length < 0) {
            throw new CorruptBytesException("a length past the end");
        }
        at += (int) length;
        return Arrays.copyOfRange(bytes, at - (int) length, at);
    }

    /** See {@link ByteWriter#list}. */
    public <T> List<T> list(Function<ByteReader, T> each) {
        long length = unsigned();
        if (length > bytes.length - at || length < 0) {
            throw new CorruptBytesException("a list past the end");
        }
        List<T> values = new ArrayList<>((int) length);
        for (long i = 0; i < length; i++) {
            values.add(each.apply(this));
        }
        return values;
    }

    /** One of an enum's constants by its ordinal. */
    public <E extends Enum<E>> E constant(E[] constants) {
        int ordinal = one();
        if (ordinal >= constants.length) {
            throw new CorruptBytesException("constant " + ordinal + " of " + constants.length);
        }
        return constants[ordinal];
    }

    /** @throws CorruptBytesException if something is left */
    public void expectEnd() {
        if (at != bytes.length) {
            throw new CorruptBytesException((bytes.length - at) + " bytes too many");
        }
    }
}
