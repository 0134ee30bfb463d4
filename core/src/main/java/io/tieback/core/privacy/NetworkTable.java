package io.tieback.core.privacy;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which range of addresses is what class of network, such as {@code home} or {@code cellular}. Who lists a range
 * vouches for it: its addresses tell people apart, even where they are private or reserved.
 */
public final class NetworkTable {
    /** The first line of a table. */
    public static final String HEADER = "range,class";

    /** The most ranges of a table. */
    public static final int MAX_RANGES = 1_000_000;

    private static final Pattern CLASS = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");
    private static final String RANGE_FORM = "Write an address, a slash and a number of bits, such as 10.0.0.0/8.";

    /** By number of bits, most first, so that the narrowest range is found first; then by the masked address. */
    private final NavigableMap<Integer, Map<ByteBuffer, String>> classes = new TreeMap<>(Comparator.reverseOrder());

    private int ranges;

    private NetworkTable() {}

    /** No range at all. */
    public static NetworkTable none() {
        return new NetworkTable();
    }

    /**
     * Reads a table of comma-separated values: the line {@value #HEADER}, then a CIDR range and its class a line. Empty
     * lines are passed over. Where ranges lie in each other, the narrower one counts.
     *
     * @throws WrongLineException at the first line that makes no sense
     */
    public static NetworkTable read(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new WrongLineException(1, "the table does not begin with its titles", "Begin with " + HEADER + ".");
        }
        NetworkTable table = new NetworkTable();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                table.add(i + 1, lines.get(i).strip());
            }
        }
        return table;
    }

    /** The class of the network that an address lies in, or empty if it lies in none or is no address. */
    public Optional<String> classOf(String address) {
        return IpAddress.read(address.strip()).flatMap(this::find);
    }

    /** How many ranges there are. */
    public int size() {
        return ranges;
    }

    boolean lists(byte[] address) {
        return find(address).isPresent();
    }

    private Optional<String> find(byte[] address) {
        for (Map.Entry<Integer, Map<ByteBuffer, String>> width : classes.entrySet()) {
            if (width.getKey() <= 8 * address.length) {
                String found = width.getValue().get(ByteBuffer.wrap(masked(address, width.getKey())));
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private void add(int line, String text) {
        String[] cells = text.split(",", -1);
        if (cells.length != 2) {
            throw new WrongLineException(
                    line, "there are " + cells.length + " values instead of 2", "Write a range, a comma and a class.");
        }
        String networkClass = cells[1].strip();
        if (!CLASS.matcher(networkClass).matches()) {
            throw new WrongLineException(
                    line,
                    "the class is not a name of 1 to 64 characters out of a-z, 0-9 and _",
                    "Write a class such as home, cellular or office.");
        }
        if (ranges == MAX_RANGES) {
            throw new WrongLineException(
                    line, "there are more than " + MAX_RANGES + " ranges", "Join neighbouring ranges of one class.");
        }
        add(line, cells[0].strip(), networkClass);
    }

    private void add(int line, String range, String networkClass) {
        int slash = range.indexOf('/');
        Optional<byte[]> address = slash < 0 ? Optional.empty() : IpAddress.read(range.substring(0, slash));
        if (address.isEmpty() || !BITS.matcher(range.substring(slash + 1)).matches()) {
            throw new WrongLineException(line, "the range cannot be read", RANGE_FORM);
        }
        byte[] bytes = address.get();
        int bits = Integer.parseInt(range.substring(slash + 1));
        if (bits > 8 * bytes.length) {
            throw new WrongLineException(
                    line, "the range has more bits than its address", "Write at most /" + 8 * bytes.length + ".");
        }
        if (!ByteBuffer.wrap(masked(bytes, bits)).equals(ByteBuffer.wrap(bytes))) {
            throw new WrongLineException(
                    line, "the address does not begin the range", "Set the bits after the first " + bits + " to zero.");
        }
        String before =
                classes.computeIfAbsent(bits, width -> new HashMap<>()).put(ByteBuffer.wrap(bytes), networkClass);
        if (before != null) {
            throw new WrongLineException(line, "the range was listed before", "List each range once.");
        }
        ranges++;
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - 8 * i));
            masked[i] = (byte) (address[i] & 0xff << (8 - kept));
        }
        return masked;
    }
}
