package io.tieback.core.match.records;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Records to be deduplicated, or two sets of them to be linked, in <em>content order</em>: rows are sorted by a hash of
 * their columns, so that nothing computed from a table depends on the order in which a file held its rows. Rows of
 * equal content are ordered by a hash of the id that differs between the two sides, so that equal ids of two files
 * (which may be the truth itself) never meet by their position.
 *
 * <p>When linking, rows below {@link #leftRows} are the left set; when deduplicating all rows are.
 */
public final class RecordTable {
    private static final long RIGHT_SALT = 0x5851F42D4C957F2DL;

    private final Map<String, EncodedColumn> columns;
    private final PackedStrings ids;
    private final int[] order;
    private final int leftRows;

    private RecordTable(Map<String, EncodedColumn> columns, PackedStrings ids, int[] order, int leftRows) {
        this.columns = columns;
        this.ids = ids;
        this.order = order;
        this.leftRows = leftRows;
    }

    /** A table to deduplicate. */
    public static RecordTable toDedupe(Map<String, EncodedColumn> columns, PackedStrings ids) {
        return inContentOrder(columns, ids, ids.size());
    }

    /** Two sets to link: the first {@code leftRows} rows against the others. */
    public static RecordTable toLink(Map<String, EncodedColumn> columns, PackedStrings ids, int leftRows) {
        if (leftRows < 0 || leftRows > ids.size()) {
            throw new IllegalArgumentException("leftRows out of range: " + leftRows);
        }
        return inContentOrder(columns, ids, leftRows);
    }

    private static RecordTable inContentOrder(Map<String, EncodedColumn> columns, PackedStrings ids, int leftRows) {
        for (Map.Entry<String, EncodedColumn> column : columns.entrySet()) {
            if (column.getValue().rows() != ids.size()) {
                throw new IllegalArgumentException("column " + column.getKey() + " differs in rows from the ids");
            }
        }
        int[] order = contentOrder(columns, ids, leftRows);
        List<EncodedColumn> sorted = columns.values().parallelStream()
                .map(column -> column.reordered(order))
                .toList();
        Map<String, EncodedColumn> named = new LinkedHashMap<>();
        columns.keySet().forEach(name -> named.put(name, sorted.get(named.size())));
        return new RecordTable(Collections.unmodifiableMap(named), ids, order, leftRows);
    }

    private static int[] contentOrder(Map<String, EncodedColumn> columns, PackedStrings ids, int leftRows) {
        int rows = ids.size();
        long[] content = new long[rows];
        EncodedColumn[] byName = new TreeMap<>(columns).values().toArray(EncodedColumn[]::new);
        IntStream.range(0, rows).parallel().forEach(row -> {
            long hash = 0;
            for (EncodedColumn column : byName) {
                hash = PackedStrings.mix(hash * 31 + column.contentHash(row));
            }
            content[row] = hash;
        });
        int[] order = new int[rows];
        sortInto(order, 0, leftRows, content, ids, 0);
        sortInto(order, leftRows, rows, content, ids, RIGHT_SALT);
        return order;
    }

    private static void sortInto(int[] order, int from, int to, long[] content, PackedStrings ids, long salt) {
        long[] high = new long[to - from];
        for (int i = from; i < to; i++) {
            high[i - from] = content[i] & 0xFFFFFFFF00000000L | i;
        }
        Arrays.parallelSort(high);
        for (int i = from; i < to; i++) {
            order[i] = (int) high[i - from];
        }
        settleTies(order, from, to, content, ids, salt);
    }

    private static void settleTies(int[] order, int from, int to, long[] content, PackedStrings ids, long salt) {
        int start = from;
        while (start < to) {
            int end = start + 1;
            while (end < to && content[order[end]] >>> 32 == content[order[start]] >>> 32) {
                end++;
            }
            if (end - start > 1) {
                int[] tied = IntStream.range(start, end)
                        .map(i -> order[i])
                        .boxed()
                        .sorted((a, b) -> {
                            int byContent = Long.compareUnsigned(content[a], content[b]);
                            return byContent != 0 ? byContent : Long.compare(tie(ids, a, salt), tie(ids, b, salt));
                        })
                        .mapToInt(Integer::intValue)
                        .toArray();
                System.arraycopy(tied, 0, order, start, tied.length);
            }
            start = end;
        }
    }

    private static long tie(PackedStrings ids, int row, long salt) {
        return PackedStrings.mix(ids.hash(row) ^ salt);
    }

    /** How many records there are, of both sets. */
    public int rows() {
        return order.length;
    }

    /** How many records the left set has; all of them when deduplicating. */
    public int leftRows() {
        return leftRows;
    }

    /** Whether two sets are linked. */
    public boolean isLinking() {
        return leftRows < order.length;
    }

    /** The names of the columns, in the order given. */
    public Set<String> columnNames() {
        return columns.keySet();
    }

    /**
     * A column by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public EncodedColumn column(String name) {
        EncodedColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name + "; there are " + columns.keySet());
        }
        return column;
    }

    /** Where its columns lie, and what is made of them should. */
    public Space space() {
        return ids.space();
    }

    /** The id of a row. */
    public String id(int row) {
        return ids.get(order[row]);
    }

    /** The id of a row, as UTF-8 into an array from an offset on if there is room for it; how many bytes it has. */
    public int copyId(int row, byte[] into, int offset) {
        return ids.copy(order[row], into, offset);
    }

    /**
     * A 64-bit hash of the id at a position of the input, left set first; 0 where it is empty. The same on every
     * machine.
     */
    public long idHashAt(int inputPosition) {
        return ids.isEmpty(inputPosition) ? 0 : ids.hash(inputPosition);
    }

    /** The position that a row had in the input, counted over both sets. */
    public int inputPosition(int row) {
        return order[row];
    }
}
