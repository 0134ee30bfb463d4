package io.tieback.engine.act;

import io.tieback.core.dedup.MergedAct;
import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.Sought;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Reference.Role;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.act.ActMessage.Cause;
import io.tieback.engine.act.ActState.Found;
import io.tieback.engine.act.ActState.Head;
import io.tieback.engine.act.ActState.Known;
import io.tieback.engine.act.ActState.Member;
import io.tieback.engine.evidence.EvidenceCounts;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import io.tieback.engine.timeline.ActPart;
import io.tieback.engine.timeline.TimelineMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers an act's reports and the answers of their keys, judges once all that is owed has come, and judges again when
 * something changes. Of each judgement it posts only the difference to the last.
 */
public final class ActStep implements Step<ActState, ActMessage, Emission> {
    /** So many copies are kept of an act; a further one is merged without being able to change the answer. */
    public static final int MAX_COPIES = 64;

    /** So many refunds and corrections are kept of an act; a further one is merged, counted, and changes nothing. */
    public static final int MAX_ADJUSTMENTS = 64;

    /** So many reports an act has at most. */
    public static final int MAX_MEMBERS = MAX_COPIES + MAX_ADJUSTMENTS;

    private static final int LONE = 0;

    private final Duration keepFor;
    private final Matching matching;

    /**
     * @param keepFor how long an act is kept after its latest report, refunds and corrections aside
     * @param matching how acts are matched that no key names
     */
    public ActStep(Duration keepFor, Matching matching) {
        this.keepFor = keepFor;
        this.matching = matching;
    }

    @Override
    public Transition<ActState, Emission> apply(ActState state, ActMessage message, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        if (message instanceof ActMessage.Join join) {
            join(state, join, now, outputs);
            return new Transition<>(state, outputs, List.of(Days.after(now, keepFor)));
        } else if (message instanceof ActMessage.Evidence evidence) {
            evidence(state, evidence, outputs);
        } else if (message instanceof ActMessage.Gone gone) {
            gone(state, gone, outputs);
        } else if (message instanceof ActMessage.AddressFound found) {
            Found<AddressAnswer> answer = new Found<>(found.at(), found.answer());
            found(state, found.reportId(), state.addresses(), answer, new Told(found.key(), found.cause()), outputs);
        } else if (message instanceof ActMessage.CookieFound found) {
            Found<CookieAnswer> answer = new Found<>(found.at(), found.answer());
            found(state, found.reportId(), state.cookies(), answer, new Told(found.key(), found.cause()), outputs);
        } else if (message instanceof ActMessage.Unseen unseen) {
            unseen(state, unseen, outputs);
        } else if (message instanceof ActMessage.OptOut out) {
            optOut(state, out, outputs);
        } else if (message instanceof ActMessage.Rejudge again) {
            rejudge(state, again, outputs);
        } else if (message instanceof ActMessage.Truth truth) {
            outputs.add(sampled(state, truth, now));
        } else {
            close(state, outputs);
        }
        return Transition.of(state, outputs);
    }

    @Override
    public Transition<ActState, Emission> onTimer(ActState state, Instant due) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isEmpty() || head.get().lastJoined().plus(keepFor).isAfter(due)) {
            return Transition.keep(state);
        }
        List<Emission> outputs = new ArrayList<>();
        state.parts().first(Integer.MAX_VALUE).forEach(row -> outputs.add(new TimelineMessage.Forget(row.value())));
        clear(state);
        return Transition.of(state, outputs);
    }

    private void join(ActState state, ActMessage.Join join, Instant now, List<Emission> outputs) {
        Optional<Head> old = state.head().get(LONE);
        int owed = old.map(Head::owed).orElse(0);
        Reason reason = Reason.JUDGED;
        for (ConversionReport report : join.reports()) {
            owed += AskedKeys.of(report).count();
            reason = reason(report);
            addMember(state, join.key(), report, outputs);
        }
        boolean judged = old.map(Head::judged).orElse(false);
        boolean prolongs = old.isEmpty()
                || join.reports().stream().anyMatch(r -> r.reference().isEmpty());
        Instant lastJoined = prolongs ? now : old.get().lastJoined();
        settle(state, join.key(), new Head(owed, judged, judged ? reason : Reason.JUDGED, lastJoined), outputs);
    }

    private void addMember(ActState state, String actId, ConversionReport report, List<Emission> outputs) {
        boolean adjusts = report.reference().isPresent();
        long alike = state.members().first(MAX_MEMBERS).stream()
                .filter(row -> row.value().report().reference().isPresent() == adjusts)
                .count();
        if (alike < (adjusts ? MAX_ADJUSTMENTS : MAX_COPIES)) {
            Optional<MatchKey> sealedBy = report.matchKeys().stream()
                    .findFirst()
                    .filter(key -> key.kind().isDeterministic());
            Member member = new Member(report.withoutMatchKeys(), sealedBy, Optional.empty(), false);
            state.members().put(report.reportId(), member);
            return;
        }
        ActPart.ActFacts facts = new Judgement(state, actId, matching).facts();
        outputs.add(new Effect.Post(merged(facts, report.reportId(), Reason.JUDGED)));
        outputs.add(new Effect.Tally(report.slice(), overflow(report), 1));
        outputs.add(new Effect.Count(adjusts ? "adjustments_beyond_bound" : "copies_beyond_bound", 1));
    }

    private static ReportStatus overflow(ConversionReport report) {
        return report.reference().isPresent() ? ReportStatus.ADMITTED : ReportStatus.EXACT_DUPLICATE;
    }

    private static Reason reason(ConversionReport report) {
        return report.reference()
                .map(reference -> reference.role() == Role.REFUND ? Reason.REFUND : Reason.CORRECTION)
                .orElse(Reason.LATE_COPY);
    }

    private void evidence(ActState state, ActMessage.Evidence message, List<Emission> outputs) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isEmpty()) {
            return;
        }
        MatchKey key = message.evidence().key();
        List<String> carriers = message.evidence().holders().isEmpty()
                ? List.of()
                : message.reportIds().stream().filter(id -> says(state, id)).toList();
        if (carriers.isEmpty()) {
            state.evidence().remove(key);
        } else {
            state.evidence().put(key, new Known(carriers, message.evidence().holders()));
        }
        settle(state, message.key(), heard(head.get(), message.cause()), outputs);
    }

    private record Told(String actId, Cause cause) {}

    private <T> void found(
            ActState state,
            String reportId,
            OrderedView<String, Found<T>> answers,
            Found<T> answer,
            Told told,
            List<Emission> outputs) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isEmpty()) {
            return;
        }
        boolean same = answers.get(reportId)
                .filter(old -> old.answer().equals(answer.answer()))
                .isPresent();
        boolean changed = !same && says(state, reportId) && ActCandidates.keep(answers, reportId, answer);
        if (changed || told.cause() == Cause.ANSWER) {
            settle(state, told.actId(), heard(head.get(), told.cause()), outputs);
        }
    }

    private static boolean says(ActState state, String reportId) {
        return state.members().get(reportId).filter(member -> !member.erased()).isPresent();
    }

    private void unseen(ActState state, ActMessage.Unseen message, List<Emission> outputs) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isPresent()) {
            ActCandidates.forget(state, message.userId());
            settle(state, message.key(), heard(head.get(), Cause.ERASED), outputs);
        }
    }

    private void optOut(ActState state, ActMessage.OptOut message, List<Emission> outputs) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isEmpty()) {
            return;
        }
        for (Row<MatchKey, Known> row : state.evidence().first(Integer.MAX_VALUE)) {
            Known renamed = row.value().renamed(message.userId(), message.someone());
            if (!renamed.equals(row.value())) {
                state.evidence().put(row.key(), renamed);
            }
        }
        ActCandidates.rename(state, message.userId(), message.someone());
        Head old = head.get();
        settle(state, message.key(), new Head(old.owed(), old.judged(), Reason.OPT_OUT, old.lastJoined()), outputs);
    }

    private void rejudge(ActState state, ActMessage.Rejudge message, List<Emission> outputs) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isEmpty()) {
            return;
        }
        boolean changed = false;
        for (Row<String, Member> row : state.members().first(MAX_MEMBERS)) {
            if (row.value().report().rollout() != message.version()) {
                state.members().put(row.key(), row.value().judgedBy(message.version()));
                changed = true;
            }
        }
        if (changed) {
            Head old = head.get();
            settle(state, message.key(), new Head(old.owed(), old.judged(), Reason.RELEASE, old.lastJoined()), outputs);
        }
    }

    /** Keyed acts say themselves who did them: the panel is there for the others. */
    private Emission sampled(ActState state, ActMessage.Truth truth, Instant now) {
        boolean isThere =
                state.head().get(LONE).filter(head -> head.owed() == 0).isPresent();
        if (!isThere) {
            return new Effect.Count("panel_truths_of_no_act", 1);
        }
        return new Judgement(state, truth.key(), matching)
                .sampled(state, truth, now)
                .<Emission>map(effect -> effect)
                .orElseGet(() -> new Effect.Count("panel_truths_of_keyed_acts", 1));
    }

    private void gone(ActState state, ActMessage.Gone message, List<Emission> outputs) {
        Optional<Head> head = state.head().get(LONE);
        if (head.isEmpty()) {
            return;
        }
        if (message.cause() == Cause.ERASED) {
            forgetSealedBy(state, message.matchKey());
        }
        state.evidence().get(message.matchKey()).ifPresent(known -> {
            List<KeyHolder> left = known.holders().stream()
                    .filter(holder -> message.userId().isPresent()
                            && !holder.userId().equals(message.userId().get()))
                    .toList();
            if (left.isEmpty()) {
                state.evidence().remove(message.matchKey());
            } else {
                state.evidence().put(message.matchKey(), new Known(known.reportIds(), left));
            }
        });
        settle(state, message.key(), heard(head.get(), message.cause()), outputs);
    }

    private static Head heard(Head head, Cause cause) {
        return switch (cause) {
            case ANSWER -> new Head(head.owed() - 1, head.judged(), head.reason(), head.lastJoined());
            case LATE -> new Head(head.owed(), head.judged(), Reason.LATE_EVIDENCE, head.lastJoined());
            case WITHDRAWN, ERASED -> new Head(head.owed(), head.judged(), Reason.ERASURE, head.lastJoined());
        };
    }

    private static void forgetSealedBy(ActState state, MatchKey key) {
        for (Row<String, Member> row : state.members().first(MAX_MEMBERS)) {
            if (row.value().sealedBy().filter(key::equals).isPresent()) {
                state.members().put(row.key(), row.value().withoutKeys());
                state.addresses().remove(row.key());
                state.cookies().remove(row.key());
                for (Row<MatchKey, Known> known : state.evidence().first(Integer.MAX_VALUE)) {
                    dropCarrier(state, known, row.key());
                }
            }
        }
    }

    private static void dropCarrier(ActState state, Row<MatchKey, Known> row, String reportId) {
        List<String> left = row.value().reportIds().stream()
                .filter(id -> !id.equals(reportId))
                .toList();
        if (left.isEmpty()) {
            state.evidence().remove(row.key());
        } else {
            state.evidence().put(row.key(), new Known(left, row.value().holders()));
        }
    }

    /** Stores the head and, if nothing is owed, judges and posts the difference. */
    private void settle(ActState state, String actId, Head head, List<Emission> outputs) {
        if (head.owed() > 0) {
            state.head().put(LONE, head);
            return;
        }
        Judgement judgement = new Judgement(state, actId, matching);
        Reason reason = head.judged() ? head.reason() : Reason.JUDGED;
        postReports(state, judgement, reason, outputs);
        assignParts(state, judgement, reason, outputs);
        countReports(state, judgement, outputs);
        judgement.considered().ifPresent(outputs::add);
        countSought(state, judgement.sought(), outputs);
        Head settled = new Head(0, true, head.reason(), head.lastJoined());
        if (!state.head().get(LONE).equals(Optional.of(settled))) {
            state.head().put(LONE, settled);
        }
    }

    private static void postReports(ActState state, Judgement judgement, Reason reason, List<Emission> outputs) {
        MergedAct act = judgement.act();
        ActPart.ActFacts facts = judgement.facts();
        String firstId = act.first().reportId();
        Optional<LedgerEntry> own = Optional.empty();
        if (act.isWaiting()) {
            own = Optional.of(merged(facts, firstId, reason));
        } else if (judgement.nobodyShare() > 0) {
            own = Optional.of(facts.entry(
                    firstId, "", new Target.Nobody(), judgement.nobodyShare(), judgement.nobodyMicros(), reason));
        }
        post(state, new Place(firstId, judgement.isNew(firstId)), own, reason, outputs);
        for (ConversionReport report : judgement.merged()) {
            LedgerEntry entry = merged(facts, report.reportId(), reason);
            Place place = new Place(report.reportId(), judgement.isNew(report.reportId()));
            post(state, place, Optional.of(entry), reason, outputs);
        }
    }

    private static LedgerEntry merged(ActPart.ActFacts facts, String reportId, Reason reason) {
        return facts.entry(reportId, "", new Target.Merged(facts.firstReportId()), LedgerEntry.WHOLE, 0, reason);
    }

    /** @param isNew whether the report was never counted */
    private record Place(String reportId, boolean isNew) {}

    private static void post(
            ActState state, Place place, Optional<LedgerEntry> wanted, Reason reason, List<Emission> outputs) {
        Optional<LedgerEntry> old = state.posted().get(place.reportId());
        if (old.map(entry -> entry.because(Reason.JUDGED)).equals(wanted.map(e -> e.because(Reason.JUDGED)))) {
            return;
        }
        old.ifPresent(entry -> outputs.add(new Effect.Post(entry.takenBack(reason))));
        wanted.ifPresentOrElse(
                entry -> {
                    LedgerEntry fresh = place.isNew() ? entry.because(Reason.JUDGED) : entry;
                    outputs.add(new Effect.Post(fresh));
                    state.posted().put(place.reportId(), fresh);
                },
                () -> state.posted().remove(place.reportId()));
    }

    private static void assignParts(ActState state, Judgement judgement, Reason reason, List<Emission> outputs) {
        List<ActPart> wanted = judgement.parts();
        for (Row<String, ActPart> row : state.parts().first(Integer.MAX_VALUE)) {
            Optional<ActPart> still =
                    wanted.stream().filter(p -> p.userId().equals(row.key())).findFirst();
            boolean moved = still.isPresent()
                    && !still.get().act().occurredAt().equals(row.value().act().occurredAt());
            if (still.isEmpty() || moved) {
                outputs.add(new TimelineMessage.Withdraw(row.value(), reason));
                state.parts().remove(row.key());
            }
        }
        for (ActPart part : wanted) {
            if (!state.parts().get(part.userId()).equals(Optional.of(part))) {
                outputs.add(new TimelineMessage.Assign(part, reason));
                state.parts().put(part.userId(), part);
            }
        }
    }

    private static void countReports(ActState state, Judgement judgement, List<Emission> outputs) {
        for (Row<String, Member> row : judgement.members()) {
            Member member = row.value();
            ReportStatus status = judgement.statusOf(row.key());
            if (!member.talliedAs().equals(Optional.of(status))) {
                member.talliedAs()
                        .ifPresent(old ->
                                outputs.add(new Effect.Tally(member.report().slice(), old, -1)));
                outputs.add(new Effect.Tally(member.report().slice(), status, 1));
                state.members().put(row.key(), member.counted(status));
            }
        }
    }

    private static void countSought(ActState state, Optional<Sought> wanted, List<Emission> outputs) {
        Optional<Sought> old = state.sought().get(LONE);
        if (old.equals(wanted)) {
            return;
        }
        old.ifPresent(sought -> outputs.addAll(recalled(sought, -1)));
        wanted.ifPresentOrElse(
                sought -> {
                    outputs.addAll(recalled(sought, 1));
                    state.sought().put(LONE, sought);
                },
                () -> state.sought().remove(LONE));
    }

    private static List<Effect> recalled(Sought sought, int count) {
        return List.of(
                new Effect.Recall(sought, count), new Effect.Count(EvidenceCounts.sought(sought.outcome()), count));
    }

    private static void close(ActState state, List<Emission> outputs) {
        countSought(state, Optional.empty(), outputs);
        for (Row<String, LedgerEntry> row : state.posted().first(Integer.MAX_VALUE)) {
            outputs.add(new Effect.Post(row.value().takenBack(Reason.LATE_COPY)));
        }
        for (Row<String, ActPart> row : state.parts().first(Integer.MAX_VALUE)) {
            outputs.add(new TimelineMessage.Withdraw(row.value(), Reason.LATE_COPY));
        }
        for (Row<String, Member> row : state.members().first(MAX_MEMBERS)) {
            row.value()
                    .talliedAs()
                    .ifPresent(old ->
                            outputs.add(new Effect.Tally(row.value().report().slice(), old, -1)));
        }
        clear(state);
    }

    private static void clear(ActState state) {
        state.head().remove(LONE);
        state.members().first(Integer.MAX_VALUE).forEach(row -> state.members().remove(row.key()));
        state.evidence()
                .first(Integer.MAX_VALUE)
                .forEach(row -> state.evidence().remove(row.key()));
        state.addresses()
                .first(Integer.MAX_VALUE)
                .forEach(row -> state.addresses().remove(row.key()));
        state.cookies().first(Integer.MAX_VALUE).forEach(row -> state.cookies().remove(row.key()));
        state.posted().first(Integer.MAX_VALUE).forEach(row -> state.posted().remove(row.key()));
        state.parts().first(Integer.MAX_VALUE).forEach(row -> state.parts().remove(row.key()));
        state.sought().remove(LONE);
    }
}
