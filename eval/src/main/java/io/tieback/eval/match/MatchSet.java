package io.tieback.eval.match;

import io.tieback.core.identity.MatchCandidate;
import java.util.List;

/**
 * A report without a key that names anybody, its candidates, and who it truly was.
 *
 * @param personId whose report, for drawing people again
 * @param hasUser whether that person has an account
 * @param right number of the right candidate, or −1 if it is not among them
 * @param asOfMillis as of when the candidates are told
 * @param candidates who may have done it
 * @param features of each
 */
record MatchSet(
        long personId,
        boolean hasUser,
        int right,
        long asOfMillis,
        List<MatchCandidate> candidates,
        List<double[]> features) {
    MatchSet {
        candidates = List.copyOf(candidates);
        features = List.copyOf(features);
    }
}
