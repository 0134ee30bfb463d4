package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieback.core.identity.graph.Derivation;
import io.tieback.core.identity.graph.JoinDecision;
import io.tieback.core.identity.graph.PersonEntry;
import io.tieback.core.identity.graph.PersonLife;
import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.core.privacy.MatchKey.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes which users are one person. */
public final class PeopleWriter {
    private PeopleWriter() {}

    /** What a derivation found. */
    public static byte[] derivation(Derivation found) {
        return JsonOutput.object(json -> {
            json.writeStringField("asOf", found.asOf().toString());
            policy(json, found.policy());
            json.writeNumberField("users", found.users());
            json.writeNumberField("persons", found.persons());
            counts(json, "changes", found.changes());
            counts(json, "decisions", found.decisions());
            counts(json, "tooCommonKeys", found.tooCommon());
        });
    }

    /** A person with its users. */
    public static byte[] person(PersonLife life) {
        return JsonOutput.object(json -> {
            json.writeStringField("personId", id(life.person()));
            json.writeStringField("asOf", life.asOf().toString());
            json.writeArrayFieldStart("userIds");
            for (String userId : life.userIds()) {
                json.writeString(SoundText.of(userId, userId.length()));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("decisions");
            for (JoinDecision decision : life.decisions()) {
                decision(json, decision);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("history");
            for (PersonEntry entry : life.history().entries()) {
                entry(json, entry);
            }
            json.writeEndArray();
        });
    }

    private static void policy(JsonGenerator json, PersonPolicy policy) throws IOException {
        json.writeObjectFieldStart("policy");
        json.writeNumberField("mostUsersOfKey", policy.mostUsersOfKey());
        json.writeNumberField("leastKinds", policy.leastKinds());
        json.writeNumberField("agreeingShare", policy.agreeingShare());
        json.writeNumberField("mostUsersOfPerson", policy.mostUsersOfPerson());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String field, Map<? extends Enum<?>, Integer> counts)
            throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<? extends Enum<?>, Integer> count : new TreeMap<>(counts).entrySet()) {
            json.writeNumberField(JsonOutput.name(count.getKey().name()), count.getValue());
        }
        json.writeEndObject();
    }

    private static void decision(JsonGenerator json, JoinDecision decision) throws IOException {
        json.writeStartObject();
        JsonOutput.text(json, "first", decision.first());
        JsonOutput.text(json, "second", decision.second());
        json.writeArrayFieldStart("shared");
        for (Kind kind : decision.shared()) {
            json.writeString(JsonOutput.name(kind.name()));
        }
        json.writeEndArray();
        json.writeStringField("verdict", JsonOutput.name(decision.verdict().name()));
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, PersonEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("change", JsonOutput.name(entry.change().name()));
        json.writeStringField("personId", id(entry.person()));
        if (entry.into().isPresent()) {
            json.writeStringField("into", id(entry.into().getAsLong()));
        }
        json.writeEndObject();
    }

    private static String id(long person) {
        return "p" + person;
    }
}
