package io.tieback.engine.act;

import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.DeterministicMatch;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.UserShares;
import io.tieback.core.report.ConversionReport;
import io.tieback.engine.step.Days;
import java.util.List;

/**
 * What an act is matched by, as it stands.
 *
 * @param rollout the release that judges it where no key names a user; 0 for none
 * @param named how its keys divide it among users; all nobody's if none names one
 * @param candidates users who come into question where no key names one
 * @param unheard why addresses of its reports told nothing
 */
public record ActMatch(int rollout, UserShares named, CandidateSet candidates, List<Silence> unheard) {
    /** Copies the list. */
    public ActMatch {
        unheard = List.copyOf(unheard);
    }

    /** @param first the report that stands for the act */
    public static ActMatch of(ActState state, ConversionReport first) {
        return new ActMatch(
                first.rollout(),
                DeterministicMatch.of(Judgement.evidence(state), Days.of(first.occurredAt())),
                ActCandidates.of(state, first.occurredAt())
                        .map(ActCandidates.Looked::candidates)
                        .orElse(CandidateSet.EMPTY),
                ActCandidates.silences(state));
    }

    /** Whether a key names who did it, so that no release is asked. */
    public boolean isNamed() {
        return !named.shares().isEmpty();
    }
}
