package io.tieback.engine.message;

import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.Sought;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import java.time.Instant;
import java.util.Optional;

/** What leaves the steps and is stored in the same batch as their states. */
public sealed interface Effect extends Emission {
    /** An entry of the ledger. */
    record Post(LedgerEntry entry) implements Effect {}

    /**
     * Reports of a slice came to a status, or left it.
     *
     * @param count signed
     */
    record Tally(ReportSlice slice, ReportStatus status, long count) implements Effect {}

    /**
     * The candidates of an act were looked at; to be kept for training and measuring.
     *
     * @param actId which act
     * @param advertiserId whose it is
     * @param at when its candidates were looked at, the latest of their answers
     * @param named the one user whom its keys name, or empty; the keys were withheld when the candidates were sought
     * @param candidates with their numbers
     */
    record Considered(String actId, String advertiserId, Instant at, Optional<String> named, CandidateSet candidates)
            implements Effect {}

    /**
     * The user whom an act's keys name was sought without these keys.
     *
     * @param count signed
     */
    record Recall(Sought sought, long count) implements Effect {}

    /**
     * The candidates of an act of which the truth panel tells who did it; to be kept for training and measuring.
     *
     * @param actId which act
     * @param advertiserId whose it is
     * @param at when its candidates were looked at, the latest of their answers; else when the panel told
     * @param userId who did it; empty if none of the platform's users did
     * @param group of the sampled person
     * @param candidates with their numbers
     */
    record Sampled(
            String actId, String advertiserId, Instant at, Optional<String> userId, int group, CandidateSet candidates)
            implements Effect {}

    /**
     * Something other than a report was taken in, repeated or refused by a step.
     *
     * @param name a stable name, such as {@code engagements_duplicate}
     * @param count signed
     */
    record Count(String name, long count) implements Effect {}

    /**
     * The key that seals a subject's log records is to be destroyed.
     *
     * @param subject the subject's name, see {@link io.tieback.engine.codec.Subjects}
     */
    record DestroySubject(String subject) implements Effect {}
}
