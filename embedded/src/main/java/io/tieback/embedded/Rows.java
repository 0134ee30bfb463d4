package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import java.nio.charset.StandardCharsets;

/** Small forms of keys and values. */
final class Rows {
    static final byte[] FORMAT = text("format");
    static final byte[] SETTINGS = text("settings");
    static final byte[] PROCESSED = text("processed");
    /** What {@link Rollout} says. */
    static final byte[] ROLLOUT = text("rollout");

    static final byte[] PEPPER = text("pepper");
    /** There as long as destroyed keys may lie on disk. */
    static final byte[] SCRUB = text("scrub");

    private Rows() {}

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    static byte[] number(long value) {
        return new ByteWriter().fixed(value).toBytes();
    }

    static long number(byte[] value) {
        return new ByteReader(value).fixed();
    }
}
