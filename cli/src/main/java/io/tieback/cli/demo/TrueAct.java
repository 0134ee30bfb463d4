package io.tieback.cli.demo;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What somebody really did.
 *
 * @param actId for the truth alone
 * @param person who
 * @param type conversion type
 * @param at when
 * @param value what was paid in the end, after refunds; 0 without currency
 * @param currency ISO 4217 code, or empty for an act without value
 * @param fate how far its reports can lead
 */
record TrueAct(String actId, Person person, String type, Instant at, BigDecimal value, String currency, Fate fate) {

    /** How far the reports of an act can lead, by exact identifiers. */
    enum Fate {
        /** A report in order carries an identifier that the platform knows, or there is no user to be found. */
        REACHABLE("found by an exact identifier"),
        /** No report in order carries an identifier that the platform knows. */
        NAMELESS("no identifier that the platform knows"),
        /** None of its reports is in order. */
        REFUSED("every report refused"),
        /** The person opted out. */
        OPTED_OUT("opted out");

        private final String meaning;

        Fate(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    TrueAct worth(BigDecimal other) {
        return new TrueAct(actId, person, type, at, other, currency, fate);
    }

    TrueAct with(Fate other) {
        return new TrueAct(actId, person, type, at, value, currency, other);
    }
}
