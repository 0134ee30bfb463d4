package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieback.core.identity.UserShares.UserShare;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Who did what reports tell, as far as is known now.
 *
 * @param rows one for each row received
 */
public record PredictionAnswer(List<Row> rows) {
    /** Copies the list. */
    public PredictionAnswer {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param said what the door would say of it
     * @param match who did it; empty where it would not be admitted
     */
    public record Row(RowAnswer said, Optional<Match> match) {}

    /** Who did it. */
    public sealed interface Match {
        /**
         * A key names users.
         *
         * @param users with their shares, which go by rule and are no probabilities
         */
        record ByKey(List<UserShare> users) implements Match {
            /** Copies the list. */
            public ByKey {
                users = List.copyOf(users);
            }
        }

        /**
         * A release gives odds.
         *
         * @param unheard why the address told nothing, by its name in the API; empty if it was heard
         */
        record ByRelease(Odds odds, List<String> unheard) implements Match {
            /** Copies the list. */
            public ByRelease {
                unheard = List.copyOf(unheard);
            }
        }
    }

    /** The document. */
    public byte[] toJson() {
        return AnswerWriter.rows(
                "reportId",
                rows.stream().map(Row::said).toList(),
                (json, index) -> {
                    Optional<Match> match = rows.get(index).match();
                    if (match.isPresent()) {
                        write(json, match.get());
                    }
                },
                List.of());
    }

    private static void write(JsonGenerator json, Match match) throws IOException {
        json.writeObjectFieldStart("match");
        if (match instanceof Match.ByKey named) {
            json.writeStringField("by", "key");
            json.writeArrayFieldStart("users");
            for (UserShare user : named.users()) {
                json.writeStartObject();
                JsonOutput.text(json, "userId", user.userId());
                JsonOutput.share(json, user.share());
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (match instanceof Match.ByRelease said) {
            json.writeStringField("by", "release");
            said.odds().write(json);
            if (!said.unheard().isEmpty()) {
                JsonOutput.texts(json, "unheard", said.unheard());
            }
        }
        json.writeEndObject();
    }
}
