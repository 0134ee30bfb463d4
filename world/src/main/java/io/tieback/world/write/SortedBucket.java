package io.tieback.world.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The lines of one bucket, sorted, by file. */
final class SortedBucket {
    private record Line(long millis, int household, int sequence, int file, int offset, int length) {}

    private static final Comparator<Line> ORDER = Comparator.comparingLong(Line::millis)
            .thenComparingInt(Line::household)
            .thenComparingInt(Line::sequence);

    private final List<byte[]> contents;
    private final long[] lines;

    private SortedBucket(List<byte[]> contents, long[] lines) {
        this.contents = contents;
        this.lines = lines;
    }

    static SortedBucket of(byte[] spilled) {
        Line[] found = parse(spilled);
        Arrays.sort(found, ORDER);
        int files = OutputFile.values().length;
        var out = new ByteArrayOutputStream[files];
        var lines = new long[files];
        for (int i = 0; i < files; i++) {
            out[i] = new ByteArrayOutputStream();
        }
        for (Line line : found) {
            out[line.file()].write(spilled, line.offset(), line.length());
            lines[line.file()]++;
        }
        return new SortedBucket(
                Arrays.stream(out).map(ByteArrayOutputStream::toByteArray).toList(), lines);
    }

    byte[] content(OutputFile file) {
        return contents.get(file.ordinal());
    }

    long lines(OutputFile file) {
        return lines[file.ordinal()];
    }

    private static Line[] parse(byte[] spilled) {
        var found = new ArrayList<Line>();
        ByteBuffer buffer = ByteBuffer.wrap(spilled);
        while (buffer.hasRemaining()) {
            long millis = buffer.getLong();
            int household = buffer.getInt();
            int sequence = buffer.getInt();
            int file = buffer.get();
            int length = buffer.getInt();
            found.add(new Line(millis, household, sequence, file, buffer.position(), length));
            buffer.position(buffer.position() + length);
        }
        return found.toArray(Line[]::new);
    }
}
