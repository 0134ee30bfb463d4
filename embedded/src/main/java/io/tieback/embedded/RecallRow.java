package io.tieback.embedded;

import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.Sought;
import io.tieback.core.identity.Sought.Outcome;
import io.tieback.engine.codec.SoughtCodec;
import java.time.Duration;
import java.time.LocalDate;

/**
 * How many acts whose keys name one user have that user among the candidates that are found without these keys, of the
 * share of acts whose candidates are logged. Those of reports without a key may be found less often.
 *
 * @param day of the acts (UTC)
 * @param advertiserId whose
 * @param segment what the evidence rests on
 * @param found the user is a candidate
 * @param capped not, and a key that was asked keeps only some of its users, or is too common to be heard
 * @param unseen not, and no key that was asked had more to tell
 * @param unasked there was no key to ask
 */
public record RecallRow(
        LocalDate day,
        String advertiserId,
        EvidenceSegment segment,
        long found,
        long capped,
        long unseen,
        long unasked) {
    /** Acts are told of as long as they are kept, and this many days that a report may be late. */
    private static final int LATE_DAYS = 120;

    /** All acts of the row. */
    public long acts() {
        return found + capped + unseen + unasked;
    }

    static RecallRow none(Sought cell) {
        return new RecallRow(LocalDate.ofEpochDay(cell.day()), cell.advertiserId(), cell.segment(), 0, 0, 0, 0);
    }

    /** With more of an outcome. */
    RecallRow and(Outcome outcome, long acts) {
        return new RecallRow(
                day,
                advertiserId,
                segment,
                found + (outcome == Outcome.FOUND ? acts : 0),
                capped + (outcome == Outcome.CAPPED ? acts : 0),
                unseen + (outcome == Outcome.UNSEEN ? acts : 0),
                unasked + (outcome == Outcome.UNASKED ? acts : 0));
    }

    /** Where the rows begin that are to be kept, as of a day. */
    static byte[] oldest(long day, Duration keepFor) {
        return SoughtCodec.day(day - keepFor.toDays() - LATE_DAYS);
    }
}
