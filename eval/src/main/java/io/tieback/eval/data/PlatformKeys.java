package io.tieback.eval.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.core.privacy.IdentifierKeys;
import io.tieback.core.privacy.Keyed;
import io.tieback.core.privacy.MatchKey;
import java.util.ArrayList;
import java.util.List;

/** Keys of the identifiers in a world's platform lines, the same as admission makes of a report's. */
public final class PlatformKeys {
    private final IdentifierKeys keys = new IdentifierKeys(Door.PEPPER);

    /**
     * Keys of an {@code identifiers} object.
     *
     * @param advertiserId whose cookies and ids they are, where they do not say
     */
    public List<MatchKey> of(JsonNode identifiers, String advertiserId) {
        List<MatchKey> found = new ArrayList<>();
        identifiers.path("hashedEmails").forEach(one -> add(found, keys.hashedEmail(one.asText())));
        identifiers.path("hashedPhones").forEach(one -> add(found, keys.hashedPhone(one.asText())));
        identifiers.path("mobileAdIds").forEach(one -> add(found, keys.mobileAdId(one.asText())));
        identifiers.path("cookies").forEach(one -> add(found, keys.cookie(advertiserId, one.asText())));
        identifiers
                .path("externalIds")
                .forEach(one -> add(
                        found,
                        keys.externalId(
                                one.get("advertiserId").asText(), one.get("id").asText())));
        return found;
    }

    /** The key of a click id; none of an empty one. */
    public List<MatchKey> clickId(String id) {
        List<MatchKey> found = new ArrayList<>();
        if (!id.isEmpty()) {
            add(found, keys.clickId(id));
        }
        return found;
    }

    /** A time in seconds since 1970, in milliseconds. */
    public static long millis(JsonNode seconds) {
        return Door.instant(seconds).toEpochMilli();
    }

    private static void add(List<MatchKey> found, Keyed keyed) {
        found.addAll(keyed.keys());
    }
}
