package io.tieback.cli.feed;

import java.util.Map;
import java.util.Optional;

/**
 * With what a world's lines are sent.
 *
 * @param platformKey of the platform's lines
 * @param advertiserKeys of each advertiser's reports, by advertiser
 */
public record SenderKeys(String platformKey, Map<String, String> advertiserKeys) {
    /** Copies the map. */
    public SenderKeys {
        advertiserKeys = Map.copyOf(advertiserKeys);
    }

    /** The key with which {@code sender}'s lines are sent; of the platform where it is empty. */
    String of(String sender) {
        return sender.isEmpty()
                ? platformKey
                : Optional.ofNullable(advertiserKeys.get(sender))
                        .orElseThrow(() -> new IllegalArgumentException("there is no key of " + sender));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SenderKeys[advertisers=" + advertiserKeys.keySet() + "]";
    }
}
