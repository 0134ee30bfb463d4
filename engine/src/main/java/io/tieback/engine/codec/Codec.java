package io.tieback.engine.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Bytes of a type. What is stored carries a version; the bytes of a version never change, which golden tests hold.
 *
 * @param <T> the type
 */
public interface Codec<T> {
    /** The bytes of {@code value}. */
    byte[] encode(T value);

    /** @throws CorruptBytesException if the bytes are not a value, or of a version that is not known here */
    T decode(byte[] bytes);

    /**
     * A codec that writes {@code version} first and refuses any other, but those before it whose readers are given.
     *
     * @param older readers of the versions before, the newest first
     */
    @SafeVarargs
    static <T> Codec<T> versioned(
            int version,
            BiConsumer<ByteWriter, T> write,
            Function<ByteReader, T> read,
            Function<ByteReader, T>... older) {
        return new Codec<>() {
            @Override
            public byte[] encode(T value) {
                ByteWriter writer = new ByteWriter().unsigned(version);
                write.accept(writer, value);
                return writer.toBytes();
            }

            @Override
            public T decode(byte[] bytes) {
                return whole(bytes, reader -> {
                    long found = reader.unsigned();
                    long before = version - found;
                    if (before < 0 || before > older.length) {
                        throw new CorruptBytesException("version " + found + " where " + version + " is known");
                    }
                    return before == 0 ? read.apply(reader) : older[(int) before - 1].apply(reader);
                });
            }
        };
    }

    /** A codec of row keys: no version, and the writer's calls keep the order. */
    static <T> Codec<T> ordered(BiConsumer<ByteWriter, T> write, Function<ByteReader, T> read) {
        return new Codec<>() {
            @Override
            public byte[] encode(T value) {
                ByteWriter writer = new ByteWriter();
                write.accept(writer, value);
                return writer.toBytes();
            }

            @Override
            public T decode(byte[] bytes) {
                return whole(bytes, read);
            }
        };
    }

    /** Reads all of {@code bytes}; whatever goes wrong with them is told as damage. */
    static <T> T whole(byte[] bytes, Function<ByteReader, T> read) {
        try {
            ByteReader reader = new ByteReader(bytes);
            T value = read.apply(reader);
            reader.expectEnd();
            return value;
        } catch (CorruptBytesException told) {
            throw told;
        } catch (RuntimeException refused) {
            throw new CorruptBytesException("bytes that make no value", refused);
        }
    }

    /** Row keys that are one text. */
    static Codec<String> orderedText() {
        return ordered(ByteWriter::orderedText, ByteReader::orderedText);
    }

    /** The one row key of a view that holds one row. */
    static Codec<Integer> lone() {
        return ordered((w, key) -> w.one(key), ByteReader::one);
    }
}
