package io.tieback.wire;

import io.tieback.core.report.Money;
import io.tieback.core.report.ReportSlice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report's life, to the extent that somebody may see it.
 *
 * @param reportId which
 * @param slice where it is counted
 * @param receivedAt when it came
 * @param status what became of it, {@code pending} until it is processed
 * @param erased whether its personal part was destroyed
 * @param stages in the order in which it passed them
 */
public record ReportAnswer(
        String reportId, ReportSlice slice, Instant receivedAt, String status, boolean erased, List<Stage> stages) {
    /** Copies the list. */
    public ReportAnswer {
        stages = List.copyOf(stages);
    }

    /** What happened at one stage. */
    public sealed interface Stage {}

    /**
     * The door.
     *
     * @param verdict accepted, rejected, quarantined or suppressed
     * @param codes what was said of it, stable, most serious first
     * @param unknownFields what the report held under names that are not of the API, as a JSON object; empty if there
     *     was none or for those who may not know
     */
    public record Admission(String verdict, List<String> codes, String unknownFields) implements Stage {
        /** Copies the list. */
        public Admission {
            codes = List.copyOf(codes);
        }
    }

    /**
     * It was let out of quarantine.
     *
     * @param at when
     * @param occurredAt when it took place, as it was read then
     */
    public record Release(Instant at, Instant occurredAt) implements Stage {}

    /**
     * A step threw; the report waits in quarantine.
     *
     * @param at where, or empty for those who may not know
     */
    public record Failure(String at) implements Stage {}

    /**
     * Which act the report belongs to.
     *
     * @param verdict first, duplicate, refund or correction; waiting_refund or waiting_correction of one that waits for
     *     the report that it names
     * @param actId the act
     * @param firstReportId the report that stands for it
     * @param value what the act is worth
     * @param others further reports of the act
     * @param adjustments refunds and corrections that apply
     * @param conflicts fields in which its reports differ
     */
    public record ExactDedup(
            String verdict,
            String actId,
            String firstReportId,
            Optional<Money> value,
            List<String> others,
            List<Adjustment> adjustments,
            List<Conflict> conflicts)
            implements Stage {
        /** Copies the lists. */
        public ExactDedup {
            others = List.copyOf(others);
            adjustments = List.copyOf(adjustments);
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * A refund or a correction of the act.
     *
     * @param reportId which report says so
     * @param role refund or correction
     * @param value as it says; a refund without one asks for all that is left
     */
    public record Adjustment(String reportId, String role, Optional<Money> value) {}

    /**
     * A field that two reports carry and that differs.
     *
     * @param field its name
     * @param standing what counts
     * @param reportId who says otherwise
     * @param other what that one says
     */
    public record Conflict(String field, String standing, String reportId, String other) {}

    /**
     * Who did it.
     *
     * @param evidence which kinds of keys were seen with how many users
     * @param users who holds a part; empty for those who may not know
     * @param knownUsers how many
     * @param unheard why addresses told nothing, by their names in the API
     * @param odds what the release that judges it says, where no key names a user
     */
    public record Match(
            List<Evidence> evidence, List<UserPart> users, int knownUsers, List<String> unheard, Optional<Odds> odds)
            implements Stage {
        /** Copies the lists. */
        public Match {
            evidence = List.copyOf(evidence);
            users = List.copyOf(users);
            unheard = List.copyOf(unheard);
        }
    }

    /**
     * A key of the act.
     *
     * @param kind of the key
     * @param reportIds who carried it
     * @param users how many users were seen with it
     */
    public record Evidence(String kind, List<String> reportIds, int users) {}

    /**
     * A user's part in the act.
     *
     * @param userId who
     * @param share in 10⁻⁹ of the report
     * @param valueMicros in 10⁻⁶ of the minor unit
     * @param currency of it, or empty
     */
    public record UserPart(String userId, long share, long valueMicros, String currency) {}

    /**
     * Where the report's mass stands.
     *
     * @param lines by setting
     */
    public record Credit(List<CreditLine> lines) implements Stage {
        /** Copies the list. */
        public Credit {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The entries of the ledger that made it so.
     *
     * @param entries in order
     * @param complete whether all are listed
     */
    public record Ledger(List<LedgerLine> entries, boolean complete) implements Stage {
        /** Copies the list. */
        public Ledger {
            entries = List.copyOf(entries);
        }
    }
}
