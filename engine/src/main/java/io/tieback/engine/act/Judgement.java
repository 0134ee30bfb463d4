package io.tieback.engine.act;

import io.tieback.core.dedup.MergedAct;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.DeterministicMatch;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.KeyEvidence;
import io.tieback.core.identity.Sought;
import io.tieback.core.identity.Sought.Outcome;
import io.tieback.core.identity.UserMatcher;
import io.tieback.core.identity.UserShares;
import io.tieback.core.ledger.Apportionment;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.act.ActCandidates.Looked;
import io.tieback.engine.act.ActState.Member;
import io.tieback.engine.message.Effect;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.timeline.ActPart;
import io.tieback.engine.timeline.ActPart.ActFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows from an act's reports and evidence as they stand. */
final class Judgement {
    private final List<Row<String, Member>> members;
    private final MergedAct act;
    private final ActFacts facts;
    private final UserShares shares;
    private final long[] micros;
    private final Set<String> duplicates = new HashSet<>();
    private final UserShares named;
    private final Optional<Looked> looked;
    private final boolean isTold;
    private final Outcome outcome;

    Judgement(ActState state, String actId, Matching matching) {
        members = state.members().first(ActStep.MAX_MEMBERS);
        act = MergedAct.of(members.stream().map(row -> row.value().report()).toList());
        ConversionReport first = act.first();
        facts = new ActFacts(
                actId,
                first.reportId(),
                first.advertiserId(),
                first.conversionType().name(),
                first.occurredAt(),
                first.occurredAt().atZone(first.zone()).toLocalDate(),
                act.value().map(Money::currency).orElse(""));
        named = DeterministicMatch.of(evidence(state), Days.of(first.occurredAt()));
        Optional<UserMatcher> release = named.shares().isEmpty() ? matching.release(first.rollout()) : Optional.empty();
        isTold = named.shares().size() <= 1 && named.ofUsers() == named && matching.tells(first.reportId());
        looked = isTold || release.isPresent() ? ActCandidates.of(state, first.occurredAt()) : Optional.empty();
        outcome = isTold && !named.shares().isEmpty()
                ? ActCandidates.sought(state, looked, named.shares().get(0).userId())
                : Outcome.UNASKED;
        shares = release.flatMap(this::matched).orElse(named).ofUsers();
        micros = divided(act.value().map(Money::micros).orElse(0L), shares);
        act.copies().forEach(copy -> duplicates.add(copy.reportId()));
        act.repeatedAdjustments().forEach(again -> duplicates.add(again.reportId()));
    }

    private Optional<UserShares> matched(UserMatcher release) {
        return looked.filter(found -> !found.candidates().userIds().isEmpty())
                .map(found -> release.shares(found.candidates()));
    }

    /** The candidates, if the act is one of those whose are told; their keys were withheld when they were sought. */
    Optional<Effect> considered() {
        return looked.filter(found ->
                        isTold && !found.candidates().ofUsers().userIds().isEmpty())
                .map(found -> new Effect.Considered(
                        facts.actId(),
                        facts.advertiserId(),
                        found.at(),
                        named.shares().stream().findFirst().map(UserShares.UserShare::userId),
                        found.candidates().ofUsers()));
    }

    /** Whether the one user whom the keys name is found without them, if the act is one of those that are told. */
    Optional<Sought> sought() {
        if (!isTold || named.shares().isEmpty()) {
            return Optional.empty();
        }
        EvidenceSegment segment = EvidenceSegment.of(
                looked.map(found -> found.candidates().rows()).orElse(List.of()));
        return Optional.of(new Sought(Days.of(act.first().occurredAt()), facts.advertiserId(), segment, outcome));
    }

    /**
     * The candidates beside what the truth panel tells; empty if a key names who did it.
     *
     * @param now when it tells
     */
    Optional<Effect.Sampled> sampled(ActState state, ActMessage.Truth truth, Instant now) {
        if (!named.shares().isEmpty()) {
            return Optional.empty();
        }
        Optional<Looked> seen = ActCandidates.of(state, act.first().occurredAt());
        return Optional.of(new Effect.Sampled(
                facts.actId(),
                facts.advertiserId(),
                seen.map(Looked::at).orElse(now),
                truth.userId(),
                truth.group(),
                seen.map(found -> found.candidates().ofUsers()).orElse(CandidateSet.EMPTY)));
    }

    /** The act's reports as they stood, by id. */
    List<Row<String, Member>> members() {
        return members;
    }

    /** Whether a report was never counted before. */
    boolean isNew(String reportId) {
        return members.stream()
                .filter(row -> row.key().equals(reportId))
                .allMatch(row -> row.value().talliedAs().isEmpty());
    }

    MergedAct act() {
        return act;
    }

    ActFacts facts() {
        return facts;
    }

    long nobodyShare() {
        return shares.nobody();
    }

    long nobodyMicros() {
        return shares.nobody() == 0 ? 0 : micros[micros.length - 1];
    }

    /** Reports that are merged into the first. */
    List<ConversionReport> merged() {
        List<ConversionReport> merged = new ArrayList<>(act.copies());
        merged.addAll(act.adjustments());
        merged.addAll(act.repeatedAdjustments());
        return merged;
    }

    List<ActPart> parts() {
        List<ActPart> parts = new ArrayList<>();
        for (int i = 0; i < shares.shares().size(); i++) {
            UserShares.UserShare user = shares.shares().get(i);
            parts.add(new ActPart(user.userId(), facts, user.share(), micros[i]));
        }
        return parts;
    }

    ReportStatus statusOf(String reportId) {
        return duplicates.contains(reportId) ? ReportStatus.EXACT_DUPLICATE : ReportStatus.ADMITTED;
    }

    /** The keys that may name a user, with who was seen with them. */
    static List<KeyEvidence> evidence(ActState state) {
        return state.evidence().first(Integer.MAX_VALUE).stream()
                .map(row -> new KeyEvidence(row.key(), row.value().holders()))
                .toList();
    }

    private static long[] divided(long total, UserShares shares) {
        long[] weights = new long[shares.shares().size() + 1];
        for (int i = 0; i < weights.length - 1; i++) {
            weights[i] = shares.shares().get(i).share();
        }
        weights[weights.length - 1] = shares.nobody();
        return Apportionment.split(total, weights);
    }
}
