package io.tieback.eval.data;

import java.util.Set;

/**
 * What is true of a report.
 *
 * @param actId the act that it reports; empty if it is invented
 * @param personId who did it; below 0 if it is invented, a number of its own
 * @param userId that person's account; empty if there is none
 * @param faults what its reporter got wrong
 */
public record ReportTruth(String actId, long personId, String userId, Set<String> faults) {
    public ReportTruth {
        faults = Set.copyOf(faults);
    }

    /** Whether it reports nothing that happened. */
    public boolean isInvented() {
        return actId.isEmpty();
    }
}
