package io.tieback.core.privacy;

import io.tieback.core.privacy.MatchKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns an IP address into keys of the host and of the networks around it, after which the address is dropped: IPv4
 * /32 and /24; IPv6 /128, /64 and /48, since an IPv6 customer is given at least a /64.
 *
 * <p>Accepts what clients send: a port, brackets, an IPv4 address mapped into IPv6.
 */
public final class NetworkKeys {
    private final Pepper pepper;
    private final NetworkTable listed;

    /**
     * Keys under {@code pepper}.
     *
     * @param listed ranges whose addresses make keys even if they are not public
     */
    public NetworkKeys(Pepper pepper, NetworkTable listed) {
        this.pepper = pepper;
        this.listed = listed;
    }

    /** The keys of an address in text. */
    public Keyed of(String text) {
        if (text.isBlank()) {
            return Keyed.refused(IdentifierFlaw.EMPTY);
        }
        Optional<byte[]> address = IpAddress.read(text.strip());
        if (address.isEmpty()) {
            return Keyed.refused(IdentifierFlaw.NOT_AN_IP);
        }
        byte[] bytes = address.get();
        if (!IpAddress.isPublic(bytes) && !listed.lists(bytes)) {
            return Keyed.refused(IdentifierFlaw.IP_NOT_PUBLIC);
        }
        List<MatchKey> keys = new ArrayList<>();
        keys.add(key(Kind.IP_HOST, bytes, bytes.length));
        keys.add(key(Kind.IP_NETWORK, bytes, bytes.length == 4 ? 3 : 8));
        if (bytes.length == 16) {
            keys.add(key(Kind.IP_SITE, bytes, 6));
        }
        return Keyed.used(keys);
    }

    private MatchKey key(Kind kind, byte[] address, int prefixBytes) {
        byte[] prefix = new byte[prefixBytes];
        System.arraycopy(address, 0, prefix, 0, prefixBytes);
        return pepper.key(kind, address.length == 4 ? "4" : "6", Sha256.of(prefix));
    }
}
