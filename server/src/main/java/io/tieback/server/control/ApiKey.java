package io.tieback.server.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is kept: without its secret.
 *
 * @param keyId public name of the key
 * @param role what it may do
 * @param advertiserId whose it is; empty unless the role is {@link Role#ADVERTISER}
 * @param createdAt when it was made
 * @param revokedAt since when it opens nothing
 */
public record ApiKey(String keyId, Role role, String advertiserId, Instant createdAt, Optional<Instant> revokedAt) {
    /** @throws IllegalArgumentException if an advertiser's key names none, or another's names one */
    public ApiKey {
        if ((role == Role.ADVERTISER) == advertiserId.isEmpty()) {
            throw new IllegalArgumentException("an advertiser's key, and no other, names its advertiser");
        }
    }
}
