package io.tieback.eval.match;

import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.LabelledSet;
import java.util.List;

/**
 * A report without a key that names anybody, its candidates as the product saw them, and who it truly was.
 *
 * @param personId a number of whose report, the same as in lessons: for keeping people apart and drawing them again
 * @param hasUser whether that person has an account
 * @param advertiserId whose report
 * @param candidates who may have done it, with the numbers of each
 * @param right number of the right candidate, or −1 if it is not among them
 * @param activity how often the platform saw each candidate, in the candidates' order
 * @param home number of the person's household, below 0 if the report is invented
 * @param homes households of the candidates, in their order
 */
record MatchSet(
        long personId,
        boolean hasUser,
        String advertiserId,
        CandidateSet candidates,
        int right,
        List<Integer> activity,
        long home,
        List<Long> homes) {
    MatchSet {
        activity = List.copyOf(activity);
        homes = List.copyOf(homes);
    }

    /** The numbers of each candidate. */
    List<double[]> rows() {
        return candidates.rows();
    }

    /** The set with the truth as its label, which only an oracle may see. */
    LabelledSet told() {
        return new LabelledSet(rows(), right, personId, advertiserId);
    }
}
