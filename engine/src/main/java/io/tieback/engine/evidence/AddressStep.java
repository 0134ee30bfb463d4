package io.tieback.engine.evidence;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.DegreeSketch;
import io.tieback.core.identity.SeenDay;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.identity.SeenUser;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.Someone;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.act.ActMessage.Cause;
import io.tieback.engine.evidence.Questions.Asked;
import io.tieback.engine.evidence.Questions.Question;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers who was seen at an address around a visit, tells the visit's cookie, and answers again in rounds when
 * somebody was seen since.
 */
public final class AddressStep implements Step<AddressState, AddressMessage, Emission> {
    /** So many users are kept at an address, the latest; how many there are in all is told by sketches. */
    public static final int MAX_USERS = 32;

    private final EvidenceTimes times;

    /** @param times how long what is kept, and how often asked again */
    public AddressStep(EvidenceTimes times) {
        this.times = times;
    }

    @Override
    public Transition<AddressState, Emission> apply(AddressState state, AddressMessage message, Instant now) {
        if (message instanceof AddressMessage.Probe probe) {
            return probe(state, probe, now);
        } else if (message instanceof AddressMessage.Seen seen) {
            return seen(state, seen, now);
        } else if (message instanceof AddressMessage.OptOut out) {
            return optOut(state, out);
        }
        return erase(state, (AddressMessage.Erase) message);
    }

    @Override
    public Transition<AddressState, Emission> onTimer(AddressState state, Instant due) {
        List<Emission> outputs = new ArrayList<>();
        List<SeenUser> kept = kept(state);
        for (Row<Asked, Question> row : state.questions().round(due.minus(times.rematchFor()))) {
            answer(state, kept, row, new Answering(Cause.LATE, due), outputs);
        }
        Instant oldest = due.minus(times.keepFor());
        for (SeenUser user : kept) {
            if (user.latest() < oldest.toEpochMilli()) {
                state.users().remove(user.userId());
            }
        }
        for (Row<Long, byte[]> row : state.degrees().range(0L, Days.of(oldest), Integer.MAX_VALUE)) {
            state.degrees().remove(row.key());
        }
        boolean more = state.questions().expire(due.minus(times.watchFor()));
        return new Transition<>(state, outputs, more ? List.of(due.plusMillis(1)) : List.of());
    }

    private Transition<AddressState, Emission> probe(AddressState state, AddressMessage.Probe probe, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        Asked asked = new Asked(now, probe.actId(), probe.reportId());
        Question question = new Question(probe.visit(), probe.address().low(), probe.cookie(), 0);
        if (state.questions().ask(asked, question)) {
            AddressAnswer answer =
                    answer(state, kept(state), new Row<>(asked, question), new Answering(Cause.ANSWER, now), outputs);
            outputs.addAll(counts(answer));
        } else {
            AddressAnswer none = AddressAnswer.silent(Silence.TOO_COMMON);
            outputs.add(new ActMessage.AddressFound(probe.actId(), Cause.ANSWER, probe.reportId(), now, none));
            outputs.add(new Effect.Count(EvidenceCounts.ADDRESS_TOO_COMMON, 1));
        }
        return new Transition<>(
                state, outputs, List.of(Days.after(now, times.watchFor().plusDays(1))));
    }

    private static List<Effect> counts(AddressAnswer answer) {
        Effect answered = new Effect.Count(EvidenceCounts.ADDRESS_ANSWERS, 1);
        return answer.unkept() == 0
                ? List.of(answered)
                : List.of(
                        answered,
                        new Effect.Count(EvidenceCounts.ADDRESS_CAPPED, 1),
                        new Effect.Count(EvidenceCounts.ADDRESS_UNKEPT, answer.unkept()));
    }

    private record Answering(Cause cause, Instant at) {}

    private static AddressAnswer answer(
            AddressState state,
            List<SeenUser> kept,
            Row<Asked, Question> row,
            Answering answering,
            List<Emission> outputs) {
        Question question = row.value();
        Visit visit = question.visit();
        AddressAnswer answer = AddressAnswer.of(kept, degree(state, visit), visit);
        outputs.add(new ActMessage.AddressFound(
                row.key().actId(), answering.cause(), row.key().reportId(), answering.at(), answer));
        question.cookie()
                .ifPresent(cookie -> outputs.add(
                        new CookieMessage.Visited(cookie, CookieVisit.at(question.keyId(), visit, kept, answer))));
        return answer;
    }

    private Transition<AddressState, Emission> seen(AddressState state, AddressMessage.Seen seen, Instant now) {
        Optional<SeenUser> old = state.users().get(seen.userId());
        SeenUser user = old.orElseGet(() -> SeenUser.unseen(seen.userId()))
                .seen(seen.millis(), seen.agent(), seen.engagedWith());
        if (old.isPresent() && old.get().equals(user)) {
            return Transition.keep(state);
        }
        state.users().put(user.userId(), user);
        if (old.isEmpty()) {
            makeRoom(state);
        }
        if (!state.degrees().first(1).isEmpty()) {
            count(state, user.userId(), SeenDay.dayOf(seen.millis()));
        }
        List<Instant> timers =
                new ArrayList<>(List.of(Days.after(now, times.keepFor().plusDays(1))));
        if (state.questions().turnStale()) {
            timers.add(Questions.nextRound(now, times.rematchEvery()));
        }
        return new Transition<>(state, List.of(), timers);
    }

    /** The first time that an address is too crowded, those who are kept are counted too. */
    private static void makeRoom(AddressState state) {
        List<SeenUser> all = kept(state);
        if (all.size() <= MAX_USERS) {
            return;
        }
        if (state.degrees().first(1).isEmpty()) {
            all.forEach(user -> count(state, user.userId(), SeenDay.dayOf(user.latest())));
        }
        SeenUser oldest = all.stream()
                .min(Comparator.comparingLong(SeenUser::latest).thenComparing(SeenUser::userId, Someone.AFTER_USERS))
                .orElseThrow();
        state.users().remove(oldest.userId());
    }

    private static void count(AddressState state, String userId, long day) {
        byte[] old = state.degrees().get(day).orElseGet(DegreeSketch::empty);
        byte[] more = DegreeSketch.with(old, userId);
        if (more != old) {
            state.degrees().put(day, more);
        }
    }

    private static int degree(AddressState state, Visit visit) {
        long until = SeenDay.dayOf(visit.before());
        List<byte[]> sketches =
                state
                        .degrees()
                        .range(Math.max(0, until - SeenTimes.MAX_DAYS), until + 1, SeenTimes.MAX_DAYS + 1)
                        .stream()
                        .map(Row::value)
                        .toList();
        return sketches.isEmpty() ? 0 : DegreeSketch.count(sketches);
    }

    private static Transition<AddressState, Emission> erase(AddressState state, AddressMessage.Erase erase) {
        state.users().remove(erase.userId());
        List<Emission> outputs = new ArrayList<>();
        Set<MatchKey> cookies = new TreeSet<>();
        for (Row<Asked, Question> row : state.questions().all()) {
            outputs.add(new ActMessage.Unseen(row.key().actId(), erase.userId()));
            row.value().cookie().ifPresent(cookies::add);
        }
        cookies.forEach(cookie -> outputs.add(new CookieMessage.Erase(cookie, erase.userId())));
        return Transition.of(state, outputs);
    }

    private static Transition<AddressState, Emission> optOut(AddressState state, AddressMessage.OptOut out) {
        state.users().get(out.userId()).ifPresent(user -> state.users().put(out.someone(), user.as(out.someone())));
        state.users().remove(out.userId());
        List<Emission> outputs = new ArrayList<>();
        Set<MatchKey> cookies = new TreeSet<>();
        for (Row<Asked, Question> row : state.questions().all()) {
            outputs.add(new ActMessage.OptOut(row.key().actId(), out.userId(), out.someone()));
            row.value().cookie().ifPresent(cookies::add);
        }
        cookies.forEach(cookie -> outputs.add(new CookieMessage.OptOut(cookie, out.userId(), out.someone())));
        return Transition.of(state, outputs);
    }

    private static List<SeenUser> kept(AddressState state) {
        return state.users().first(MAX_USERS + 1).stream().map(Row::value).toList();
    }
}
