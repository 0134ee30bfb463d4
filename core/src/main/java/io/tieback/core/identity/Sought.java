package io.tieback.core.identity;

/**
 * Whether an act's user, whom its keys name, is among the candidates that are found without these keys.
 *
 * @param day of the act, in days since 1970 (UTC)
 * @param advertiserId whose act
 * @param segment what the evidence about its candidates rests on
 * @param outcome whether the user was found
 */
public record Sought(long day, String advertiserId, EvidenceSegment segment, Outcome outcome) {
    /** Whether the user was found. The order is part of the store's format: append only. */
    public enum Outcome {
        /** Among the candidates. */
        FOUND,
        /** Not, but a key that was asked keeps only some of its users, or is too common to be heard. */
        CAPPED,
        /** Not, and no key that was asked had more to tell. */
        UNSEEN,
        /** There was no key to ask. */
        UNASKED
    }
}
