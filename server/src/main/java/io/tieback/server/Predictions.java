package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.core.admit.AdvertiserFacts;
import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.RawValue;
import io.tieback.core.admit.Verdict;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.act.ActMatch;
import io.tieback.server.control.Advertiser;
import io.tieback.server.control.ApiKey;
import io.tieback.wire.Batch;
import io.tieback.wire.PredictionAnswer;
import io.tieback.wire.PredictionAnswer.Match;
import io.tieback.wire.ProblemCode;
import io.tieback.wire.RowAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Says who did what reports tell, by what is known now and the release in service. Nothing is kept of them. */
final class Predictions {
    private static final int LONGEST_ID = 256;

    private final IngestRoute.Doorway doorway;
    private final ReportIntake.Parts parts;

    Predictions(IngestRoute.Doorway doorway, ReportIntake.Parts parts) {
        this.doorway = doorway;
        this.parts = parts;
    }

    /** {@code POST /v1/match:predict}. */
    byte[] predict(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        int version = parts.runtime().releases().inForce();
        UserMatchModel model = parts.runtime()
                .releases()
                .model(version)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NO_RELEASE_IN_SERVICE));
        return doorway.bodies().read(request, body -> {
            Batch<RawReport> batch = parts.reader().reports(body);
            if (batch instanceof Batch.Unreadable<RawReport> unreadable) {
                throw ProblemException.of(unreadable.problem());
            }
            return answer(((Batch.Rows<RawReport>) batch).rows(), version, model)
                    .toJson();
        });
    }

    private PredictionAnswer answer(List<Batch.Row<RawReport>> rows, int version, UserMatchModel model) {
        Instant now = doorway.door().now();
        IntFunction<String> ids = doorway.ids().fresh(now);
        List<Verdict<ConversionReport>> verdicts = new ArrayList<>();
        List<ConversionReport> admitted = new ArrayList<>();
        for (Batch.Row<RawReport> row : rows) {
            Verdict<ConversionReport> verdict = verdict(row, ids.apply(verdicts.size()), now);
            if (verdict instanceof Verdict.Admitted<ConversionReport> taken) {
                admitted.add(taken.input());
            }
            verdicts.add(verdict);
        }
        Iterator<Optional<ActMatch>> matches =
                parts.runtime().readings().previews(admitted, now).iterator();
        return new PredictionAnswer(verdicts.stream()
                .map(verdict -> new PredictionAnswer.Row(
                        new RowAnswer("", status(verdict), Optional.empty(), verdict.issues()),
                        verdict instanceof Verdict.Admitted
                                ? Optional.of(match(matches.next(), version, model))
                                : Optional.empty()))
                .toList());
    }

    private Verdict<ConversionReport> verdict(Batch.Row<RawReport> row, String reportId, Instant now) {
        RawValue named = row.raw().advertiserId();
        if (named.isAbsent() || named.text().isEmpty()) {
            return new Verdict.Rejected<>(List.of(Issue.at(IssueCode.FIELD_MISSING, named)));
        } else if (named.text().length() > LONGEST_ID) {
            return new Verdict.Rejected<>(List.of(Issue.at(IssueCode.TOO_LONG, named)));
        } else if (row.to() - row.from() > ReportIntake.ROW_BYTES) {
            IssueCode code = IssueCode.ROW_TOO_LARGE;
            return new Verdict.Rejected<>(List.of(new Issue(code, named.row(), "", code.fix())));
        }
        Optional<AdvertiserFacts> known =
                parts.control().advertiser(named.text()).map(Advertiser::facts);
        AdvertiserFacts facts = known.orElseGet(() -> new AdvertiserFacts(named.text(), ZoneOffset.UTC, "", ""));
        Verdict<ConversionReport> verdict = parts.admission().report(row.raw(), facts, reportId, now);
        return known.isPresent() ? verdict : warned(verdict, Issue.at(IssueCode.ADVERTISER_UNKNOWN, named));
    }

    private static Verdict<ConversionReport> warned(Verdict<ConversionReport> verdict, Issue warning) {
        if (!(verdict instanceof Verdict.Admitted<ConversionReport> admitted)) {
            return verdict;
        }
        List<Issue> issues = new ArrayList<>(admitted.issues());
        issues.add(warning);
        return new Verdict.Admitted<>(admitted.input(), issues);
    }

    private static ReportStatus status(Verdict<ConversionReport> verdict) {
        if (verdict instanceof Verdict.Admitted) {
            return ReportStatus.ADMITTED;
        } else if (verdict instanceof Verdict.Suppressed) {
            return ReportStatus.SUPPRESSED;
        }
        return verdict instanceof Verdict.Quarantined ? ReportStatus.QUARANTINED : ReportStatus.REJECTED;
    }

    private static Match match(Optional<ActMatch> found, int version, UserMatchModel model) {
        return found.filter(ActMatch::isNamed)
                .<Match>map(act -> new Match.ByKey(act.named().ofUsers().shares()))
                .orElseGet(() -> new Match.ByRelease(
                        MatchOdds.of(found.map(ActMatch::candidates).orElse(CandidateSet.EMPTY), version, model),
                        found.map(MatchOdds::unheard).orElse(List.of())));
    }
}
