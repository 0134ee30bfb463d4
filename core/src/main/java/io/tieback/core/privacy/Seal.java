package io.tieback.core.privacy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes so that they can be read only with their key and only at their place: AES-256-GCM (NIST SP 800-38D). When
 * the key is destroyed, so are the bytes.
 *
 * <p>Form: version 1, key id (8 bytes), nonce (12), ciphertext, tag (16). Version, key id and the context are
 * authenticated. Nonces are random, so a key may seal about 2³² times (SP 800-38D §8.3).
 *
 * <p>Not for use by several threads at once.
 */
public final class Seal {
    /** How much longer sealed bytes are than plain ones. */
    public static final int OVERHEAD_BYTES = 37;

    private static final int VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int HEAD_BYTES = 9;
    private static final int TAG_BITS = 128;

    private final Cipher cipher;
    private final Consumer<byte[]> nonces;

    /** @param nonces fills an array with bytes from a cryptographically strong source */
    public Seal(Consumer<byte[]> nonces) {
        this.nonces = nonces;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES/GCM", missing);
        }
    }

    /** The id of the key that sealed {@code sealed}. */
    public static long keyId(byte[] sealed) {
        if (sealed.length < OVERHEAD_BYTES || sealed[0] != VERSION) {
            throw new BrokenSealException("not sealed bytes of version " + VERSION);
        }
        return ByteBuffer.wrap(sealed).getLong(1);
    }

    /**
     * Seals.
     *
     * @param context where the bytes belong; the same is needed to open them
     */
    public byte[] seal(SealKey key, byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        nonces.accept(nonce);
        byte[] sealed = new byte[plain.length + OVERHEAD_BYTES];
        ByteBuffer.wrap(sealed).put((byte) VERSION).putLong(key.id()).put(nonce);
        try {
            begin(Cipher.ENCRYPT_MODE, key, sealed, context);
            cipher.doFinal(plain, 0, plain.length, sealed, HEAD_BYTES + NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws BrokenSealException if the bytes were altered, or sealed by another key or for another context
     */
    public byte[] open(SealKey key, byte[] sealed, byte[] context) {
        if (keyId(sealed) != key.id()) {
            throw new BrokenSealException("sealed by another key");
        }
        int start = HEAD_BYTES + NONCE_BYTES;
        try {
            begin(Cipher.DECRYPT_MODE, key, sealed, context);
            return cipher.doFinal(sealed, start, sealed.length - start);
        } catch (AEADBadTagException altered) {
            throw new BrokenSealException("sealed bytes were altered or moved");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("opening failed", impossible);
        }
    }

    private void begin(int mode, SealKey key, byte[] sealed, byte[] context) throws GeneralSecurityException {
        GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, sealed, HEAD_BYTES, NONCE_BYTES);
        cipher.init(mode, new SecretKeySpec(key.secret(), "AES"), nonce);
        cipher.updateAAD(sealed, 0, HEAD_BYTES);
        cipher.updateAAD(context);
    }
}
