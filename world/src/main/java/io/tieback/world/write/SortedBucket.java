package io.tieback.world.write;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The lines of one bucket, sorted, by file. Sorts numbers, not objects: a line's time and its position in the spill
 * make one key, and lines of the same time, which are few, are put in order afterwards.
 */
final class SortedBucket {
    private final byte[][] contents;
    private final long[] lines;

    private SortedBucket(byte[][] contents, long[] lines) {
        this.contents = contents;
        this.lines = lines;
    }

    static SortedBucket of(byte[] spilled) {
        var table = new LineTable(spilled);
        int files = OutputFile.values().length;
        var sizes = new int[files];
        var lines = new long[files];
        for (int i = 0; i < table.count(); i++) {
            sizes[table.file(i)] += table.length(i);
            lines[table.file(i)]++;
        }
        var contents = new byte[files][];
        for (int file = 0; file < files; file++) {
            contents[file] = new byte[sizes[file]];
        }
        var filled = new int[files];
        for (int line : table.sorted()) {
            int file = table.file(line);
            int length = table.length(line);
            System.arraycopy(spilled, table.start(line), contents[file], filled[file], length);
            filled[file] += length;
        }
        return new SortedBucket(contents, lines);
    }

    byte[] content(OutputFile file) {
        return contents[file.ordinal()];
    }

    long lines(OutputFile file) {
        return lines[file.ordinal()];
    }

    /** Where each spilled line begins, and in which order they belong. */
    private static final class LineTable {
        private static final int ORDINAL_BITS = 24;

        private final ByteBuffer spilled;
        private final int[] offsets;

        LineTable(byte[] bytes) {
            spilled = ByteBuffer.wrap(bytes);
            int capacity = 1024;
            int[] found = new int[capacity];
            int count = 0;
            for (int offset = 0; offset < bytes.length; offset += Spill.HEADER + spilled.getInt(offset + 17)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = offset;
            }
            offsets = Arrays.copyOf(found, count);
        }

        int count() {
            return offsets.length;
        }

        int file(int line) {
            return spilled.get(offsets[line] + 16);
        }

        int length(int line) {
            return spilled.getInt(offsets[line] + 17);
        }

        int start(int line) {
            return offsets[line] + Spill.HEADER;
        }

        int[] sorted() {
            if (offsets.length >= 1 << ORDINAL_BITS) {
                throw new IllegalStateException("a bucket holds fewer than 2^24 lines");
            }
            long[] keys = new long[offsets.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = spilled.getLong(offsets[i]) << ORDINAL_BITS | i;
            }
            Arrays.sort(keys);
            int[] order = new int[keys.length];
            for (int i = 0; i < keys.length; i++) {
                order[i] = (int) keys[i] & (1 << ORDINAL_BITS) - 1;
            }
            sortTies(keys, order);
            return order;
        }

        private void sortTies(long[] keys, int[] order) {
            for (int from = 0; from < keys.length; ) {
                int to = from + 1;
                while (to < keys.length && keys[to] >> ORDINAL_BITS == keys[from] >> ORDINAL_BITS) {
                    to++;
                }
                if (to - from > 1) {
                    sortRun(order, from, to);
                }
                from = to;
            }
        }

        /** Household and sequence fit one number: both are below 2³¹. */
        private void sortRun(int[] order, int from, int to) {
            long[][] run = new long[to - from][];
            for (int i = from; i < to; i++) {
                int offset = offsets[order[i]];
                run[i - from] =
                        new long[] {(long) spilled.getInt(offset + 8) << 32 | spilled.getInt(offset + 12), order[i]};
            }
            Arrays.sort(run, (a, b) -> Long.compare(a[0], b[0]));
            for (int i = from; i < to; i++) {
                order[i] = (int) run[i - from][1];
            }
        }
    }
}
