package io.tieback.learn.match;

import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.stats.Interval;

/**
 * Which scorer serves a segment, and why.
 *
 * @param segment which segment
 * @param isBoosted whether trees serve; else Fellegi and Sunter's levels
 * @param sets on how many sets the two were compared
 * @param lossDifference log loss of the trees less that of the levels there, in nats; 0 if they were not compared
 * @param why in a sentence
 */
public record SegmentChoice(EvidenceSegment segment, boolean isBoosted, int sets, Interval lossDifference, String why) {
    /** Levels serve without a comparison. */
    static SegmentChoice levels(EvidenceSegment segment, int sets, String why) {
        return new SegmentChoice(segment, false, sets, new Interval(0, 0, 0), why);
    }
}
