package io.tieback.server.control;

/**
 * A key just made. Its secret is shown to a person once and kept nowhere.
 *
 * @param key the key
 * @param secret what its holder sends
 */
public record IssuedKey(ApiKey key, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "IssuedKey[key=" + key + "]";
    }
}
