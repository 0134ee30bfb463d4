package io.tieback.server.control;

import io.tieback.wire.KeysDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys made at a first start: one of each role.
 *
 * @param advertiserId whose the advertiser's key is
 * @param advertiserKey secret
 * @param platformKey secret
 * @param readerKey secret
 */
public record FirstKeys(String advertiserId, String advertiserKey, String platformKey, String readerKey) {
    /**
     * Makes them, and the first advertiser, if there is no key at all yet.
     *
     * @param further whether they are made beside keys that are there, as when those were lost
     */
    public static Optional<FirstKeys> make(ControlPlane control, Advertiser first, boolean further) {
        if (!control.keys().isEmpty() && !further) {
            return Optional.empty();
        }
        control.addAdvertiser(first);
        return Optional.of(new FirstKeys(
                first.advertiserId(),
                control.addKey(Role.ADVERTISER, first.advertiserId()).secret(),
                control.addKey(Role.PLATFORM, "").secret(),
                control.addKey(Role.READER, "").secret()));
    }

    /**
     * Writes them as JSON into a file that its owner alone can read, whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        try {
            OwnersFile.write(file, KeysDocument.write(advertiserId, advertiserKey, platformKey, readerKey));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the keys to " + file, failed);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "FirstKeys[advertiserId=" + advertiserId + "]";
    }
}
