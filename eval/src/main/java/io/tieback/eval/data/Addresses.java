package io.tieback.eval.data;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.privacy.NetworkKeys;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.world.network.NetworkClass;
import io.tieback.world.read.WorldFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keys and classes of a world's addresses, as admission makes them: the host's, and of IPv6 the /64 of a customer. */
public final class Addresses {
    private final NetworkTable table;
    private final NetworkKeys keys;
    private final Map<String, List<MatchKey>> known = new HashMap<>();

    private Addresses(NetworkTable table) {
        this.table = table;
        this.keys = new NetworkKeys(Door.PEPPER, table);
    }

    /** Reads a world's table of networks. */
    public static Addresses of(WorldFolder world) {
        return new Addresses(Door.networks(world));
    }

    /** Keys of an address: its host, and of IPv6 its /64; none of an empty text. */
    public List<MatchKey> keys(String address) {
        return known.computeIfAbsent(address, text -> own(keys.of(text).keys()));
    }

    /** Of all of an input's keys, those of its host, and of IPv6 its /64. */
    public static List<MatchKey> own(List<MatchKey> all) {
        boolean isIpv6 = all.stream().anyMatch(key -> key.kind() == Kind.IP_SITE);
        return all.stream()
                .filter(key -> key.kind() == Kind.IP_HOST || isIpv6 && key.kind() == Kind.IP_NETWORK)
                .toList();
    }

    /** Of all of an input's keys, those that say nothing of its address. */
    public static List<MatchKey> without(List<MatchKey> all) {
        return all.stream()
                .filter(key -> key.kind().compareTo(Kind.IP_HOST) < 0)
                .toList();
    }

    /** The number of the address's class, the same in all worlds; NaN if it has none. */
    public double networkClass(String address) {
        return table.classOf(address)
                .map(name -> NetworkClass.valueOf(name.toUpperCase(Locale.ROOT)).ordinal())
                .map(Integer::doubleValue)
                .orElse(Double.NaN);
    }
}
