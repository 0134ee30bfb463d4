package io.tieback.eval.device;

import java.util.List;

/**
 * An event of a desktop, and who may have made it.
 *
 * @param owner number of the person who did
 * @param candidates in the order in which ties are settled
 */
record EventCandidates(int owner, List<Candidate> candidates) {
    EventCandidates {
        candidates = List.copyOf(candidates);
    }

    /**
     * Who may have made it.
     *
     * @param person number of the person
     * @param numbers by the ordinal of {@link EvidenceColumn}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Candidate(int person, float[] numbers) {
        /** A number; NaN if there is none. */
        double of(EvidenceColumn column) {
            return numbers[column.ordinal()];
        }
    }
}
