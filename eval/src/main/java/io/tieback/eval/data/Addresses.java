package io.tieback.eval.data;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import java.util.List;

/** The keys of an input that tell its address, and those that do not. */
public final class Addresses {
    private Addresses() {}

    /** Those of its host, and of IPv6 its /64. */
    public static List<MatchKey> own(List<MatchKey> all) {
        boolean isIpv6 = all.stream().anyMatch(key -> key.kind() == Kind.IP_SITE);
        return all.stream()
                .filter(key -> key.kind() == Kind.IP_HOST || isIpv6 && key.kind() == Kind.IP_NETWORK)
                .toList();
    }

    /** Those that say nothing of its address. */
    public static List<MatchKey> without(List<MatchKey> all) {
        return all.stream()
                .filter(key -> key.kind().compareTo(Kind.IP_HOST) < 0)
                .toList();
    }
}
