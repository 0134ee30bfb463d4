package io.tieback.core.ledger;

/** Where a part of a report's mass goes. */
public sealed interface Target {
    /**
     * Into an earlier report of the same act: a copy, a refund or a correction.
     *
     * @param intoReportId the act's first report
     */
    record Merged(String intoReportId) implements Target {}

    /** Nobody whom the platform knows. */
    record Nobody() implements Target {}

    /** A user of the platform without an eligible engagement. */
    record Unattributed() implements Target {}

    /**
     * An engagement.
     *
     * @param engagementId which
     * @param campaignId its campaign, or empty
     * @param adId its ad, or empty
     */
    record Credited(String engagementId, String campaignId, String adId) implements Target {}
}
