package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.pipeline.Timer;
import java.time.Instant;

/**
 * A timer as a row key that sorts as {@link Timer} does: due, its place among those, stage, then the key by its UTF-16
 * units, which UTF-8 would order otherwise past the basic plane. Each unit, plus one, is written in the form of UTF-8;
 * a zero byte ends.
 */
final class TimerRow {
    static final Codec<Timer> CODEC = Codec.ordered(TimerRow::write, TimerRow::read);

    private TimerRow() {}

    private static void write(ByteWriter w, Timer timer) {
        w.orderedInstant(timer.due()).fixed(timer.cause().offset()).one(timer.stage());
        String key = timer.key();
        for (int i = 0; i < key.length(); i++) {
            unit(w, key.charAt(i) + 1);
        }
        w.one(0);
    }

    private static Timer read(ByteReader r) {
        Instant due = r.orderedInstant();
        r.fixed();
        int stage = r.one();
        StringBuilder key = new StringBuilder();
        for (int first = r.one(); first != 0; first = r.one()) {
            key.append((char) (unit(r, first) - 1));
        }
        return new Timer(due, stage, key.toString());
    }

    private static void unit(ByteWriter w, int value) {
        if (value < 0x80) {
            w.one(value);
        } else if (value < 0x800) {
            w.one(0xC0 | value >>> 6).one(0x80 | value & 0x3F);
        } else {
            w.one(0xE0 + (value >>> 12)).one(0x80 | value >>> 6 & 0x3F).one(0x80 | value & 0x3F);
        }
    }

    private static int unit(ByteReader r, int first) {
        if (first < 0x80) {
            return first;
        } else if (first < 0xE0) {
            return (first & 0x1F) << 6 | r.one() & 0x3F;
        }
        return first - 0xE0 << 12 | (r.one() & 0x3F) << 6 | r.one() & 0x3F;
    }
}
