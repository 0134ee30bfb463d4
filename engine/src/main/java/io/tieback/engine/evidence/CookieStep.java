package io.tieback.engine.evidence;

import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.identity.Someone;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.act.ActMessage.Cause;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.evidence.CookieState.VisitKey;
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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers who was seen with an advertiser's cookie, and who was near it at its visits, and answers again in rounds when
 * more is known since.
 */
public final class CookieStep implements Step<CookieState, CookieMessage, Emission> {
    /** So many users are kept of a cookie, the latest: more than one are a shared browser. */
    public static final int MAX_HOLDERS = 8;

    /** So many visits are kept, the latest. */
    public static final int MAX_VISITS = 30;

    private final EvidenceTimes times;

    /** @param times how long what is kept, and how often asked again */
    public CookieStep(EvidenceTimes times) {
        this.times = times;
    }

    @Override
    public Transition<CookieState, Emission> apply(CookieState state, CookieMessage message, Instant now) {
        if (message instanceof CookieMessage.Probe probe) {
            return probe(state, probe, now);
        } else if (message instanceof CookieMessage.Seen seen) {
            return seen(state, seen, now);
        } else if (message instanceof CookieMessage.Visited visited) {
            return visited(state, visited.visit(), now);
        } else if (message instanceof CookieMessage.OptOut out) {
            return optOut(state, out);
        }
        return erase(state, (CookieMessage.Erase) message);
    }

    @Override
    public Transition<CookieState, Emission> onTimer(CookieState state, Instant due) {
        List<Emission> outputs = new ArrayList<>();
        List<Row<Asked, Question>> round = state.questions().round(due.minus(times.rematchFor()));
        if (!round.isEmpty()) {
            SortedMap<String, SeenTimes> holders = holders(state);
            List<CookieVisit> visits = visits(state);
            for (Row<Asked, Question> row : round) {
                CookieAnswer answer =
                        CookieAnswer.of(holders, visits, row.value().visit());
                long fingerprint = fingerprint(answer);
                if (fingerprint != row.value().told()) {
                    state.questions().answered(row, fingerprint);
                    outputs.add(new ActMessage.CookieFound(
                            row.key().actId(), Cause.LATE, row.key().reportId(), due, answer));
                }
            }
        }
        long oldest = due.minus(times.keepFor()).toEpochMilli();
        for (Row<String, SeenTimes> row : state.holders().first(MAX_HOLDERS + 1)) {
            if (row.value().latest() < oldest) {
                state.holders().remove(row.key());
            }
        }
        for (Row<VisitKey, CookieVisit> row : state.visits().first(MAX_VISITS + 1)) {
            if (row.value().millis() < oldest) {
                state.visits().remove(row.key());
            }
        }
        boolean more = state.questions().expire(due.minus(times.watchFor()));
        return new Transition<>(state, outputs, more ? List.of(due.plusMillis(1)) : List.of());
    }

    private Transition<CookieState, Emission> probe(CookieState state, CookieMessage.Probe probe, Instant now) {
        CookieAnswer known = CookieAnswer.of(holders(state), visits(state), probe.visit());
        Question question = new Question(probe.visit(), probe.cookie().low(), Optional.empty(), fingerprint(known));
        boolean kept = state.questions().ask(new Asked(now, probe.actId(), probe.reportId()), question);
        CookieAnswer answer = kept ? known : CookieAnswer.NOTHING;
        ActMessage told = new ActMessage.CookieFound(probe.actId(), Cause.ANSWER, probe.reportId(), now, answer);
        List<Emission> outputs = new ArrayList<>(List.of(told));
        outputs.add(new Effect.Count(kept ? EvidenceCounts.COOKIE_ANSWERS : EvidenceCounts.COOKIE_TOO_COMMON, 1));
        if (kept && answer.users() >= MAX_HOLDERS) {
            outputs.add(new Effect.Count(EvidenceCounts.COOKIE_CAPPED, 1));
        }
        return new Transition<>(
                state, outputs, List.of(Days.after(now, times.watchFor().plusDays(1))));
    }

    private Transition<CookieState, Emission> seen(CookieState state, CookieMessage.Seen seen, Instant now) {
        SeenTimes old = state.holders().get(seen.userId()).orElse(SeenTimes.NEVER);
        SeenTimes more = old.and(seen.millis());
        if (more.equals(old)) {
            return Transition.keep(state);
        }
        state.holders().put(seen.userId(), more);
        List<Row<String, SeenTimes>> all = state.holders().first(MAX_HOLDERS + 1);
        if (all.size() > MAX_HOLDERS) {
            Row<String, SeenTimes> oldest = all.stream()
                    .min(Comparator.comparingLong(
                                    (Row<String, SeenTimes> row) -> row.value().latest())
                            .thenComparing(Row::key, Someone.AFTER_USERS))
                    .orElseThrow();
            state.holders().remove(oldest.key());
        }
        return changed(state, now);
    }

    private Transition<CookieState, Emission> visited(CookieState state, CookieVisit visit, Instant now) {
        VisitKey key = VisitKey.of(visit);
        if (state.visits().get(key).filter(visit::equals).isPresent()) {
            return Transition.keep(state);
        }
        state.visits().put(key, visit);
        List<Row<VisitKey, CookieVisit>> all = state.visits().first(MAX_VISITS + 1);
        if (all.size() > MAX_VISITS) {
            state.visits().remove(all.get(MAX_VISITS).key());
        }
        // a first visit changes nothing for its own report
        return state.questions().count() > 1
                ? changed(state, now)
                : new Transition<>(state, List.of(), List.of(expiry(now)));
    }

    private Transition<CookieState, Emission> changed(CookieState state, Instant now) {
        List<Instant> timers = new ArrayList<>(List.of(expiry(now)));
        if (state.questions().turnStale()) {
            timers.add(Questions.nextRound(now, times.rematchEvery()));
        }
        return new Transition<>(state, List.of(), timers);
    }

    private Instant expiry(Instant now) {
        return Days.after(now, times.keepFor().plusDays(1));
    }

    private static Transition<CookieState, Emission> erase(CookieState state, CookieMessage.Erase erase) {
        state.holders().remove(erase.userId());
        for (Row<VisitKey, CookieVisit> row : state.visits().first(MAX_VISITS)) {
            CookieVisit without = row.value().without(erase.userId());
            if (!without.equals(row.value())) {
                state.visits().put(row.key(), without);
            }
        }
        List<Emission> outputs = new ArrayList<>();
        for (Row<Asked, Question> row : state.questions().all()) {
            outputs.add(new ActMessage.Unseen(row.key().actId(), erase.userId()));
        }
        return Transition.of(state, outputs);
    }

    private static Transition<CookieState, Emission> optOut(CookieState state, CookieMessage.OptOut out) {
        state.holders().get(out.userId()).ifPresent(times -> state.holders().put(out.someone(), times));
        state.holders().remove(out.userId());
        for (Row<VisitKey, CookieVisit> row : state.visits().first(MAX_VISITS)) {
            CookieVisit renamed = row.value().renamed(out.userId(), out.someone());
            if (!renamed.equals(row.value())) {
                state.visits().put(row.key(), renamed);
            }
        }
        List<Emission> outputs = new ArrayList<>();
        for (Row<Asked, Question> row : state.questions().all()) {
            outputs.add(new ActMessage.OptOut(row.key().actId(), out.userId(), out.someone()));
        }
        return Transition.of(state, outputs);
    }

    private static long fingerprint(CookieAnswer answer) {
        ByteWriter bytes = new ByteWriter();
        EvidenceFields.cookieAnswer(bytes, answer);
        return bytes.fingerprint();
    }

    private static SortedMap<String, SeenTimes> holders(CookieState state) {
        SortedMap<String, SeenTimes> holders = new TreeMap<>();
        state.holders().first(MAX_HOLDERS).forEach(row -> holders.put(row.key(), row.value()));
        return holders;
    }

    private static List<CookieVisit> visits(CookieState state) {
        return state.visits().first(MAX_VISITS).stream().map(Row::value).toList();
    }
}
