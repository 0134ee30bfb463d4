package io.tieback.eval.device;

import java.util.EnumSet;
import java.util.List;

/** The evidence with one family left out at a time. */
final class Ablations {
    private Ablations() {}

    static List<Evidence> of() {
        Evidence all = Evidence.cookieHistory();
        return List.of(
                all.withoutRivals(),
                all.without(
                        "days and addresses in common",
                        EnumSet.of(
                                EvidenceColumn.COMMON_DAYS,
                                EvidenceColumn.COMMON_ADDRESSES,
                                EvidenceColumn.RARE_DAYS,
                                EvidenceColumn.SHARE_OF_COOKIE,
                                EvidenceColumn.SHARE_OF_PHONE)),
                all.without("hours in common", EnumSet.of(EvidenceColumn.COMMON_HOURS, EvidenceColumn.TOGETHER)),
                all.without(
                        "hours as the sole phone", EnumSet.of(EvidenceColumn.SOLE_HOURS, EvidenceColumn.SOLE_SHARE)),
                all.without("degree", EnumSet.of(EvidenceColumn.DEGREE, EvidenceColumn.DEGREE_DAY)),
                all.without(
                        "the event's address but its recency",
                        EnumSet.of(EvidenceColumn.HOURS, EvidenceColumn.DAYS, EvidenceColumn.SHARE)));
    }
}
