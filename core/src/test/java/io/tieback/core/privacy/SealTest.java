package io.tieback.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SealTest {
    private static final byte[] PLAIN = "who it was".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "row 7".getBytes(StandardCharsets.UTF_8);
    /** By Python's cryptography 48.0.0: secret of ones, nonce 0 to 11. */
    private static final String GOLDEN =
            "01000000000000002a000102030405060708090a0bcccefa06498a260e9f197426f3ecfb8f1c9ee7eaea4240a87a0e";

    private final SealKey key = new SealKey(42, secret(1));
    private final Seal seal = new Seal(new SecureRandom()::nextBytes);

    @Test
    void whatWasSealedOpensWithItsKeyAtItsPlace() {
        byte[] sealed = seal.seal(key, PLAIN, CONTEXT);
        assertThat(sealed).hasSize(PLAIN.length + Seal.OVERHEAD_BYTES);
        assertThat(Seal.keyId(sealed)).isEqualTo(42);
        assertThat(seal.open(key, sealed, CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void theSameBytesNeverSealToTheSame() {
        assertThat(seal.seal(key, PLAIN, CONTEXT)).isNotEqualTo(seal.seal(key, PLAIN, CONTEXT));
    }

    @Test
    void everySingleFlippedBitIsFound() {
        byte[] sealed = seal.seal(key, PLAIN, CONTEXT);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> seal.open(key, flipped, CONTEXT)).isInstanceOf(BrokenSealException.class);
        }
    }

    @Test
    void anotherKeyOrPlaceDoesNotOpen() {
        byte[] sealed = seal.seal(key, PLAIN, CONTEXT);
        assertThatThrownBy(() -> seal.open(new SealKey(42, secret(2)), sealed, CONTEXT))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> seal.open(new SealKey(43, secret(1)), sealed, CONTEXT))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> seal.open(key, sealed, new byte[0])).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> seal.open(key, new byte[3], CONTEXT)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void bytesSealedLongAgoStillOpen() {
        byte[] sealed = HexFormat.of().parseHex(GOLDEN);
        assertThat(new String(seal.open(key, sealed, CONTEXT), StandardCharsets.UTF_8))
                .isEqualTo("who it was");
    }

    @Test
    void aKeyDoesNotShowItsSecret() {
        assertThat(key.toString()).isEqualTo("SealKey[42]");
        assertThatThrownBy(() -> new SealKey(1, new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[SealKey.SECRET_BYTES];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
