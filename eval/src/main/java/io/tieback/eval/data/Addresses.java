package io.tieback.eval.data;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.privacy.Sha256;
import io.tieback.world.read.WorldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keys and classes of a world's addresses. A world's addresses are private ones, of which admission makes no keys, so
 * they are made here in the same way: the host's, and of IPv6 the /64 that a customer is given.
 */
public final class Addresses {
    private static final int NETWORK_BYTES = 8;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-f.]*:[0-9a-f:.]*");

    private final List<Range> ranges = new ArrayList<>();
    private final Map<String, List<MatchKey>> known = new HashMap<>();

    private record Range(byte[] start, int bits, int number) {}

    /** Reads a world's table of networks. */
    public static Addresses of(WorldFolder world) {
        Addresses addresses = new Addresses();
        Map<String, Integer> numbers = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(world.file("networks.csv"));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("[,/]");
                int number = numbers.computeIfAbsent(cells[2], name -> numbers.size());
                addresses.ranges.add(new Range(bytes(cells[0]), Integer.parseInt(cells[1]), number));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return addresses;
    }

    /** Keys of an address: its host, and of IPv6 its /64; none of an empty text. */
    public List<MatchKey> keys(String address) {
        return address.isEmpty() ? List.of() : known.computeIfAbsent(address, Addresses::made);
    }

    /** The number of the address's class, the same in all worlds; NaN if it has none. */
    public double networkClass(String address) {
        if (!address.isEmpty()) {
            byte[] bytes = bytes(address);
            for (Range range : ranges) {
                if (holds(range, bytes)) {
                    return range.number();
                }
            }
        }
        return Double.NaN;
    }

    private static List<MatchKey> made(String address) {
        byte[] bytes = bytes(address);
        MatchKey host = key(Kind.IP_HOST, bytes);
        return bytes.length == 4
                ? List.of(host)
                : List.of(host, key(Kind.IP_NETWORK, Arrays.copyOf(bytes, NETWORK_BYTES)));
    }

    private static MatchKey key(Kind kind, byte[] prefix) {
        return Door.PEPPER.key(kind, String.valueOf(prefix.length), Sha256.of(prefix));
    }

    private static boolean holds(Range range, byte[] address) {
        if (range.start().length != address.length) {
            return false;
        }
        for (int bit = 0; bit < range.bits(); bit++) {
            int mask = 0x80 >> (bit & 7);
            if (((range.start()[bit >> 3] ^ address[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Literal addresses only, so that nothing is looked up. */
    private static byte[] bytes(String literal) {
        try {
            String host = literal.contains(".") ? literal.replaceFirst(":\\d+$", "") : literal;
            if (!LITERAL.matcher(host).matches()) {
                throw new IOException("not a literal");
            }
            return InetAddress.getByName(host).getAddress();
        } catch (IOException notAnAddress) {
            throw new UnfitData("not an address: " + literal, "Generate the world anew.");
        }
    }
}
