package io.tieback.core.privacy;

/** Peppers that are no secret. */
public final class TestPeppers {
    private TestPeppers() {}

    /** The same in every test. */
    public static Pepper one() {
        byte[] secret = new byte[Pepper.SECRET_BYTES];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        return new Pepper(1, secret);
    }
}
