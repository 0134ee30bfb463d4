package io.tieback.server;

import io.tieback.core.identity.CandidateExplanation;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.UserMatch;
import io.tieback.core.identity.UserMatch.CandidateProbability;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.embedded.Releases;
import io.tieback.engine.act.ActMatch;
import io.tieback.wire.Odds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a release of user match says of candidates. */
final class MatchOdds {
    private MatchOdds() {}

    /** The odds, without reasons. */
    static Odds of(CandidateSet set, int version, UserMatchModel model) {
        return odds(set, version, model, candidate -> List.of());
    }

    /** The odds with the reason of each; empty if no release of that version is kept, or there is no candidate. */
    static Optional<Odds> explained(CandidateSet set, int version, Releases releases) {
        return releases.model(version)
                .filter(model -> !set.userIds().isEmpty())
                .map(model -> odds(set, version, model, user -> why(set, model, user)));
    }

    /** The same without who. */
    static Odds withoutUsers(Odds odds) {
        List<Odds.Candidate> nameless = odds.candidates().stream()
                .map(candidate -> new Odds.Candidate("", candidate.probability(), candidate.why()))
                .toList();
        Odds.Home home = new Odds.Home(
                List.of(), odds.household().users(), odds.household().probability());
        return new Odds(odds.version(), odds.release(), odds.segment(), odds.ground(), nameless, odds.nobody(), home);
    }

    private static Odds odds(
            CandidateSet set, int version, UserMatchModel model, Function<String, List<Odds.Step>> why) {
        UserMatch match = model.match(set.userIds(), set.rows());
        List<Odds.Candidate> candidates = new ArrayList<>();
        for (CandidateProbability candidate : match.candidates()) {
            candidates.add(
                    new Odds.Candidate(candidate.userId(), candidate.probability(), why.apply(candidate.userId())));
        }
        return new Odds(
                version,
                match.release(),
                EvidenceSegment.of(set.rows()).name(),
                match.ground().name(),
                candidates,
                match.nullProbability(),
                new Odds.Home(
                        match.household().userIds(),
                        match.household().userIds().size(),
                        match.household().probability()));
    }

    /** Why addresses of an act told nothing. */
    static List<String> unheard(ActMatch match) {
        return match.unheard().stream()
                .map(silence -> silence.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Numbers that add nothing are left out. */
    private static List<Odds.Step> why(CandidateSet set, UserMatchModel model, String userId) {
        CandidateExplanation explanation =
                model.explain(set.rows(), set.userIds().indexOf(userId));
        List<Odds.Step> steps = new ArrayList<>();
        steps.add(new Odds.Step("start", Double.NaN, explanation.start()));
        explanation.steps().stream()
                .filter(step -> step.logOdds() != 0)
                .map(step -> new Odds.Step(step.name(), step.seen(), step.logOdds()))
                .forEach(steps::add);
        return steps;
    }
}
