package io.tieback.server.control;

import io.tieback.core.privacy.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes secrets of 256 random bits: too many to guess, so that one SHA-256 is enough to keep them by. */
final class Secrets {
    private static final int BYTES = 32;

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    String secret(Role role) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return role.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String keyId() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return "key_" + HexFormat.of().formatHex(bytes);
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
