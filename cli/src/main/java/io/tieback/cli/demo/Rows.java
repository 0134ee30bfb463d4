package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Rows of the API's JSON. */
final class Rows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Rows() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static void put(ObjectNode row, String field, String text) {
        if (!text.isEmpty()) {
            row.put(field, text);
        }
    }

    static void put(ObjectNode row, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(row.withArray("/" + field)::add);
        }
    }

    static void putOne(ObjectNode row, String field, String text) {
        put(row, field, text.isEmpty() ? List.of() : List.of(text));
    }

    static ObjectNode engagement(String advertiserId, Exposure exposure) {
        ObjectNode row = object();
        row.put("engagementId", exposure.engagementId());
        row.put("userId", exposure.userId());
        row.put("advertiserId", advertiserId);
        row.put("campaignId", exposure.campaignId());
        row.put("adId", exposure.adId());
        row.put("kind", exposure.kind().name().toLowerCase(Locale.ROOT));
        row.put("occurredAt", exposure.at().getEpochSecond());
        put(row, "clickId", exposure.clickId());
        return row;
    }

    /** What the platform knows of a user, for {@code PUT /v1/users/{userId}/identifiers}. */
    static ObjectNode identifiers(String advertiserId, Person person) {
        ObjectNode known = known(person);
        if (!person.heldByPlatform().customerId().isEmpty()) {
            known.withArray("/externalIds")
                    .addObject()
                    .put("advertiserId", advertiserId)
                    .put("id", person.heldByPlatform().customerId());
        }
        return object().set("identifiers", known);
    }

    /** A log-in of the user with all that the platform knows. */
    static ObjectNode sighting(String advertiserId, Person person, Instant at) {
        ObjectNode row = object();
        row.put("userId", person.userId());
        row.put("occurredAt", at.getEpochSecond());
        row.put("advertiserId", advertiserId);
        ObjectNode known = known(person);
        putOne(known, "externalIds", person.heldByPlatform().customerId());
        row.set("identifiers", known);
        return row;
    }

    private static ObjectNode known(Person person) {
        ObjectNode known = object();
        put(known, "emails", person.heldByPlatform().emails());
        putOne(known, "phones", person.heldByPlatform().phone());
        putOne(known, "mobileAdIds", person.heldByPlatform().mobileAdId());
        return known;
    }
}
