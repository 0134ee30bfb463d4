package io.tieback.core.ledger;

import java.time.LocalDate;

/**
 * One signed entry: a part of a report's mass and of its act's value goes to a target, or is taken back. Entries are
 * only ever added; what holds is their sum.
 *
 * @param reportId whose mass
 * @param actId the act that the report belonged to when the entry was made
 * @param advertiserId whose report
 * @param conversionType its type's name
 * @param day the act's day in the advertiser's zone
 * @param setting the attribution setting's name; empty where the target is the same in all (merged, nobody)
 * @param target where it goes
 * @param share mass in 10⁻⁹ of a report, signed
 * @param valueMicros money in 10⁻⁶ of the minor unit, signed; 0 without currency
 * @param currency ISO 4217 code, or empty
 * @param reason why the entry was made
 */
public record LedgerEntry(
        String reportId,
        String actId,
        String advertiserId,
        String conversionType,
        LocalDate day,
        String setting,
        Target target,
        long share,
        long valueMicros,
        String currency,
        Reason reason) {
    /** The mass of one whole report. */
    public static final long WHOLE = 1_000_000_000L;

    /** The same entry with the opposite sign and the reason of the restatement. */
    public LedgerEntry takenBack(Reason why) {
        return with(-share, -valueMicros, why);
    }

    /** The same entry for another reason. */
    public LedgerEntry because(Reason why) {
        return with(share, valueMicros, why);
    }

    private LedgerEntry with(long newShare, long newMicros, Reason why) {
        return new LedgerEntry(
                reportId,
                actId,
                advertiserId,
                conversionType,
                day,
                setting,
                target,
                newShare,
                newMicros,
                currency,
                why);
    }

    /** Whether the entry takes an earlier one back; one of no mass does when its value is negative. */
    public boolean takesBack() {
        return share < 0 || (share == 0 && valueMicros < 0);
    }
}
