package io.tieback.engine.codec;

import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.LoggedSet;
import java.util.ArrayList;
import java.util.List;

/** Kept candidates to bytes and back. A number that is missing, or 0, costs two bits. */
public final class LoggedSetCodec {
    /** Their bytes. */
    public static final Codec<LoggedSet> CODEC = Codec.versioned(
            2, LoggedSetCodec::write, r -> read(r, r.flag()), r -> read(r, false)); // version 1 knew no panel

    private static final int MOST_NUMBERS = 256;

    private LoggedSetCodec() {}

    private static void write(ByteWriter w, LoggedSet logged) {
        LabelledSet set = logged.set();
        int numbers = set.rows().isEmpty() ? 0 : set.rows().get(0).length;
        w.flag(logged.isOfPanel())
                .signed(logged.lookedMillis())
                .text(set.advertiserId())
                .signed(set.right())
                .unsigned(set.person())
                .unsigned(numbers)
                .unsigned(set.rows().size());
        set.rows().forEach(row -> row(w, row));
    }

    private static void row(ByteWriter w, double[] row) {
        for (int from = 0; from < row.length; from += 4) {
            int marks = 0;
            for (int i = from; i < Math.min(row.length, from + 4); i++) {
                marks |= mark(row[i]) << 2 * (i - from);
            }
            w.one(marks);
            for (int i = from; i < Math.min(row.length, from + 4); i++) {
                if (mark(row[i]) == 2) {
                    int bits = LoggedSet.bits(row[i]);
                    w.one(bits >>> 8).one(bits & 0xFF);
                }
            }
        }
    }

    /** 0 for nought, 1 for missing, 2 for a number that follows. */
    private static int mark(double number) {
        return number == 0 ? 0 : Double.isNaN(number) ? 1 : 2;
    }

    private static LoggedSet read(ByteReader r, boolean isOfPanel) {
        long looked = r.signed();
        String advertiserId = r.text();
        long right = r.signed();
        long group = r.unsigned();
        long numbers = r.unsigned();
        long size = r.unsigned();
        if (numbers > MOST_NUMBERS || size > LoggedSet.MOST || right < LabelledSet.UNTOLD || right >= size) {
            throw new CorruptBytesException(size + " candidates of " + numbers + " numbers, right " + right);
        }
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(row(r, (int) numbers));
        }
        return new LoggedSet(looked, new LabelledSet(rows, (int) right, group, advertiserId), isOfPanel);
    }

    private static double[] row(ByteReader r, int numbers) {
        double[] row = new double[numbers];
        for (int from = 0; from < numbers; from += 4) {
            int marks = r.one();
            for (int i = from; i < Math.min(numbers, from + 4); i++) {
                row[i] = number(r, marks >> 2 * (i - from) & 3);
            }
        }
        return row;
    }

    private static double number(ByteReader r, int mark) {
        return switch (mark) {
            case 0 -> 0;
            case 1 -> Double.NaN;
            case 2 -> LoggedSet.number(r.one() << 8 | r.one());
            default -> throw new CorruptBytesException("a number of unknown form");
        };
    }
}
