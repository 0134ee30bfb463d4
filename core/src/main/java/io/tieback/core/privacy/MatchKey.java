package io.tieback.core.privacy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One identifier after normalising, hashing and keying: the only form in which identifiers are stored or compared. The
 * same identifier under the same pepper gives the same key; nothing leads back without the pepper.
 *
 * @param kind what was hashed
 * @param pepperId which pepper keyed it, 1 to 255
 * @param high first 8 bytes of the HMAC, big-endian
 * @param low next 8 bytes
 */
public record MatchKey(Kind kind, int pepperId, long high, long low) implements Comparable<MatchKey> {
    /**
     * Kinds of match keys. Deterministic kinds name a user by themselves; strongest first. The order is part of the
     * record format: append only.
     */
    public enum Kind {
        CLICK_ID(true),
        EMAIL(true),
        PHONE(true),
        MOBILE_AD_ID(true),
        /** The advertiser's own customer id, scoped by advertiser. */
        EXTERNAL_ID(true),
        /** The advertiser's first-party cookie, scoped by advertiser. */
        COOKIE(false),
        /** A whole address: IPv4 /32, IPv6 /128. */
        IP_HOST(false),
        /** IPv4 /24, IPv6 /64. */
        IP_NETWORK(false),
        /** IPv6 /48; absent for IPv4. */
        IP_SITE(false);

        private final boolean deterministic;

        Kind(boolean deterministic) {
            this.deterministic = deterministic;
        }

        /** Whether a key of this kind names a user by itself. */
        public boolean isDeterministic() {
            return deterministic;
        }
    }

    /** @throws IllegalArgumentException if the pepper id is out of range */
    public MatchKey {
        if (pepperId < 1 || pepperId > 255) {
            throw new IllegalArgumentException("pepper id must be 1 to 255");
        }
    }

    /**
     * Of a row's keys the one at which its address is known: an IPv4 address, or the /64 of an IPv6 address, whose last
     * half changes by the day.
     */
    public static Optional<MatchKey> addressOf(List<MatchKey> keys) {
        Optional<MatchKey> host = Optional.empty();
        Optional<MatchKey> network = Optional.empty();
        boolean isVersionSix = false;
        for (MatchKey key : keys) {
            switch (key.kind()) {
                case IP_HOST -> host = host.or(() -> Optional.of(key));
                case IP_NETWORK -> network = network.or(() -> Optional.of(key));
                case IP_SITE -> isVersionSix = true;
                default -> {}
            }
        }
        return isVersionSix ? network : host;
    }

    /** The key as short text: kind's ordinal, pepper id and 22 characters; stable, for state keys. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return kind.ordinal() + "." + pepperId + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The key of a {@link #text}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MatchKey ofText(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = parts.length == 3 ? Base64.getUrlDecoder().decode(parts[2]) : new byte[0];
        int kind = parts.length == 3 ? Integer.parseInt(parts[0]) : -1;
        if (bytes.length != 16 || kind < 0 || kind >= Kind.values().length) {
            throw new IllegalArgumentException("not a match key");
        }
        ByteBuffer halves = ByteBuffer.wrap(bytes);
        return new MatchKey(Kind.values()[kind], Integer.parseInt(parts[1]), halves.getLong(), halves.getLong());
    }

    /** Strongest kind first, then by bytes. */
    @Override
    public int compareTo(MatchKey other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        int byPepper = Integer.compare(pepperId, other.pepperId);
        if (byPepper != 0) {
            return byPepper;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
