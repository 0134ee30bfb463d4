package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a release of user match says of an act that no key names. Unless a truth panel calibrated it, its numbers are
 * written as shares and not as probabilities.
 *
 * @param version of the release, as it is kept
 * @param release the name that it was given when it was trained
 * @param segment what the evidence rests on
 * @param ground whose truth the probabilities were calibrated on
 * @param candidates from the likeliest on
 * @param nobody probability of nobody whom the platform knows, and of candidates that are not named
 * @param household of the likeliest candidate: its own answer, no part of what sums to 1
 */
public record Odds(
        int version,
        String release,
        String segment,
        String ground,
        List<Candidate> candidates,
        double nobody,
        Home household) {
    /** Copies the list. */
    public Odds {
        candidates = List.copyOf(candidates);
    }

    /**
     * A candidate.
     *
     * @param userId who; empty for those who may not know
     * @param probability in [0, 1]
     * @param why start and steps in natural log odds, which add up to the probability's; empty where not asked for
     */
    public record Candidate(String userId, double probability, List<Step> why) {
        /** Copies the list. */
        public Candidate {
            why = List.copyOf(why);
        }
    }

    /**
     * Candidates who share a home with the likeliest.
     *
     * @param userIds who, the likeliest first; empty for those who may not know
     * @param users how many
     * @param probability that one of them did it
     */
    public record Home(List<String> userIds, int users, double probability) {
        /** Copies the list. */
        public Home {
            userIds = List.copyOf(userIds);
        }
    }

    /**
     * A step of an explanation.
     *
     * @param name of the number, or what was done
     * @param seen the number; not finite where there is none
     * @param logOdds what it adds
     */
    public record Step(String name, double seen, double logOdds) {}

    /** Writes the fields. */
    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("version", version);
        JsonOutput.text(json, "release", release);
        json.writeStringField("segment", JsonOutput.name(segment));
        json.writeStringField("ground", JsonOutput.name(ground));
        json.writeArrayFieldStart("candidates");
        for (Candidate candidate : candidates) {
            json.writeStartObject();
            JsonOutput.optionalText(json, "userId", candidate.userId());
            number(json, said(), candidate.probability());
            if (!candidate.why().isEmpty()) {
                why(json, candidate.why());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        number(json, "nobody", nobody);
        json.writeObjectFieldStart("household");
        number(json, said(), household.probability());
        json.writeNumberField("users", household.users());
        if (!household.userIds().isEmpty()) {
            JsonOutput.texts(json, "userIds", household.userIds());
        }
        json.writeEndObject();
    }

    /** Whether these are probabilities of acts that no key names: only a truth panel is ground for that. */
    public boolean isCalibrated() {
        return ground.equals("PANEL");
    }

    /** What is not calibrated for those that it speaks of is called a share. */
    private String said() {
        return isCalibrated() ? "probability" : "share";
    }

    private static void why(JsonGenerator json, List<Step> why) throws IOException {
        json.writeArrayFieldStart("why");
        for (Step step : why) {
            json.writeStartObject();
            json.writeStringField("step", step.name());
            if (Double.isFinite(step.seen())) {
                number(json, "seen", step.seen());
            }
            number(json, "logOdds", step.logOdds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** To nine places. */
    private static void number(JsonGenerator json, String field, double number) throws IOException {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(9, RoundingMode.HALF_EVEN);
        json.writeFieldName(field);
        json.writeNumber(
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }
}
