package io.tieback.engine.evidence;

import io.tieback.core.identity.KeyEvidence;
import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.Someone;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.act.ActMessage.Cause;
import io.tieback.engine.evidence.EvidenceState.Watch;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers who was seen with a match key, and wakes the acts that asked when a user new to the key, or a new day of a
 * known one, could change their answer.
 */
public final class EvidenceStep implements Step<EvidenceState, EvidenceMessage, Emission> {
    /** So many users are kept at a key; the one unseen for longest goes, of those whose key it is not held to be. */
    public static final int MAX_HOLDERS = 32;

    /** So many acts are woken by late evidence at a key, lowest ids first; a withdrawal or an erasure reaches all. */
    public static final int MAX_WOKEN = 1_000;

    private static final int MAX_REPORTS = 64;
    private static final int MAX_COOKIES = 64;

    private final Duration reopenFor;
    private final Duration keepFor;
    private final Duration watchFor;

    /**
     * @param reopenFor how long after its receipt late evidence wakes a report
     * @param keepFor how long holders are kept
     * @param watchFor how long watches are kept, so that what is gone reaches every act that asked
     */
    public EvidenceStep(Duration reopenFor, Duration keepFor, Duration watchFor) {
        this.reopenFor = reopenFor;
        this.keepFor = keepFor;
        this.watchFor = watchFor;
    }

    @Override
    public Transition<EvidenceState, Emission> apply(EvidenceState state, EvidenceMessage message, Instant now) {
        if (message instanceof EvidenceMessage.Probe probe) {
            return probe(state, probe, now);
        } else if (message instanceof EvidenceMessage.Seen seen) {
            return seen(state, seen, seen.userId(), seen.day(), now);
        } else if (message instanceof EvidenceMessage.Registered registered) {
            state.registered().put(registered.userId(), true);
            return seen(state, registered, registered.userId(), registered.day(), now);
        } else if (message instanceof EvidenceMessage.Withdraw withdraw) {
            return withdraw(state, withdraw);
        } else if (message instanceof EvidenceMessage.OptOut out) {
            return optOut(state, out);
        } else if (message instanceof EvidenceMessage.OptIn in) {
            state.registered().remove(in.someone());
            return new Transition<>(state, List.of(), List.of(Days.after(now, keepFor.plusDays(1))));
        }
        return erase(state, (EvidenceMessage.Erase) message);
    }

    @Override
    public Transition<EvidenceState, Emission> onTimer(EvidenceState state, Instant due) {
        Instant oldest = due.minus(keepFor);
        for (Row<String, KeyHolder> row : holders(state)) {
            if (row.value().lastDay() < Days.of(oldest) && !isRegistered(state, row)) {
                state.holders().remove(row.key());
            }
        }
        for (Row<String, Watch> row : state.watches().first(Integer.MAX_VALUE)) {
            if (row.value().since().isBefore(due.minus(watchFor))) {
                state.watches().remove(row.key());
            }
        }
        return Transition.keep(state);
    }

    private Transition<EvidenceState, Emission> probe(EvidenceState state, EvidenceMessage.Probe probe, Instant now) {
        Optional<Watch> old = state.watches().get(probe.actId());
        List<String> reports = new ArrayList<>(old.map(Watch::reportIds).orElse(List.of()));
        if (!reports.contains(probe.reportId()) && reports.size() < MAX_REPORTS) {
            reports.add(probe.reportId());
        }
        state.watches().put(probe.actId(), new Watch(now, reports));
        KeyEvidence evidence = evidence(state, probe);
        List<Emission> outputs = new ArrayList<>();
        outputs.add(new ActMessage.Evidence(probe.actId(), Cause.ANSWER, reports, evidence));
        probe.cookie().ifPresent(cookie -> tie(state, cookie, probe.millis(), evidence.holders(), outputs));
        return new Transition<>(state, outputs, List.of(Days.after(now, watchFor.plusDays(1))));
    }

    /** A cookie that came with a key of one user alone is that user's, until the key is taken from the user. */
    private static void tie(
            EvidenceState state, MatchKey cookie, long millis, List<KeyHolder> holders, List<Emission> outputs) {
        boolean known = state.cookies().get(cookie).isPresent();
        if (holders.size() != 1 || !known && state.cookies().first(MAX_COOKIES).size() >= MAX_COOKIES) {
            return;
        }
        String userId = holders.get(0).userId();
        if (!known) {
            state.cookies().put(cookie, userId);
        }
        if (state.cookies().get(cookie).filter(userId::equals).isPresent()) {
            outputs.add(new CookieMessage.Seen(cookie, userId, millis));
        }
    }

    private Transition<EvidenceState, Emission> seen(
            EvidenceState state, EvidenceMessage about, String userId, long day, Instant now) {
        Optional<KeyHolder> old = state.holders().get(userId);
        KeyHolder holder = old.map(known -> known.seenOn(day)).orElseGet(() -> new KeyHolder(userId, List.of(day)));
        if (old.isPresent() && old.get().equals(holder)) {
            return Transition.keep(state);
        }
        state.holders().put(userId, holder);
        List<Row<String, KeyHolder>> all = holders(state);
        if (all.size() > MAX_HOLDERS) {
            remove(state, leastRecent(state, all));
        }
        Instant askedSince = now.minus(reopenFor);
        if (old.isPresent() && day > old.get().lastDay()) {
            // of a user seen before, a newer day says nothing to acts before it; an act may be dated a day ahead
            Instant dayBefore = Instant.EPOCH.plus(Duration.ofDays(day - 1));
            askedSince = askedSince.isAfter(dayBefore) ? askedSince : dayBefore;
        }
        List<Emission> outputs = wake(state, about, askedSince);
        Instant expiry = Days.after(now, keepFor.plusDays(1));
        return new Transition<>(state, outputs, List.of(expiry));
    }

    private Transition<EvidenceState, Emission> withdraw(EvidenceState state, EvidenceMessage.Withdraw withdraw) {
        remove(state, withdraw.userId());
        List<Emission> outputs = gone(state, withdraw, Cause.WITHDRAWN, Optional.of(withdraw.userId()));
        untie(state, Optional.of(withdraw.userId()), outputs);
        return Transition.of(state, outputs);
    }

    private Transition<EvidenceState, Emission> erase(EvidenceState state, EvidenceMessage.Erase erase) {
        erase.userId()
                .ifPresentOrElse(
                        userId -> remove(state, userId), () -> holders(state).forEach(row -> remove(state, row.key())));
        List<Emission> outputs = gone(state, erase, Cause.ERASED, erase.userId());
        untie(state, erase.userId(), outputs);
        return Transition.of(state, outputs);
    }

    private static Transition<EvidenceState, Emission> optOut(EvidenceState state, EvidenceMessage.OptOut out) {
        state.holders()
                .get(out.userId())
                .ifPresent(holder -> state.holders().put(out.someone(), holder.as(out.someone())));
        state.registered()
                .get(out.userId())
                .ifPresent(held -> state.registered().put(out.someone(), held));
        remove(state, out.userId());
        List<Emission> outputs = new ArrayList<>();
        for (Row<MatchKey, String> row : state.cookies().first(MAX_COOKIES)) {
            if (row.value().equals(out.userId())) {
                state.cookies().put(row.key(), out.someone());
                outputs.add(new CookieMessage.OptOut(row.key(), out.userId(), out.someone()));
            }
        }
        for (Row<String, Watch> row : state.watches().first(Integer.MAX_VALUE)) {
            outputs.add(new ActMessage.OptOut(row.key(), out.userId(), out.someone()));
        }
        return Transition.of(state, outputs);
    }

    private static void untie(EvidenceState state, Optional<String> userId, List<Emission> outputs) {
        for (Row<MatchKey, String> row : state.cookies().first(MAX_COOKIES)) {
            if (userId.isEmpty() || userId.get().equals(row.value())) {
                state.cookies().remove(row.key());
                outputs.add(new CookieMessage.Erase(row.key(), row.value()));
            }
        }
    }

    private static List<Emission> wake(EvidenceState state, EvidenceMessage about, Instant askedSince) {
        List<Emission> outputs = new ArrayList<>();
        KeyEvidence evidence = evidence(state, about);
        for (Row<String, Watch> row : state.watches().first(MAX_WOKEN)) {
            if (!row.value().since().isBefore(askedSince)) {
                outputs.add(new ActMessage.Evidence(
                        row.key(), Cause.LATE, row.value().reportIds(), evidence));
            }
        }
        return outputs;
    }

    /** What is gone is told to all that ever asked, whenever they did; nothing new is told with it. */
    private static List<Emission> gone(
            EvidenceState state, EvidenceMessage about, Cause cause, Optional<String> userId) {
        List<Emission> outputs = new ArrayList<>();
        for (Row<String, Watch> row : state.watches().first(Integer.MAX_VALUE)) {
            outputs.add(new ActMessage.Gone(row.key(), cause, about.matchKey(), userId));
        }
        return outputs;
    }

    private static KeyEvidence evidence(EvidenceState state, EvidenceMessage about) {
        return new KeyEvidence(
                about.matchKey(), holders(state).stream().map(Row::value).toList());
    }

    private static List<Row<String, KeyHolder>> holders(EvidenceState state) {
        return state.holders().first(MAX_HOLDERS + 1);
    }

    private static boolean isRegistered(EvidenceState state, Row<String, KeyHolder> row) {
        return state.registered().get(row.key()).isPresent();
    }

    private static void remove(EvidenceState state, String userId) {
        state.holders().remove(userId);
        state.registered().remove(userId);
    }

    /** Of those whose key it is registered to be only if it is of all. */
    private static String leastRecent(EvidenceState state, List<Row<String, KeyHolder>> rows) {
        return rows.stream()
                .min(Comparator.comparing((Row<String, KeyHolder> row) -> isRegistered(state, row))
                        .thenComparing(row -> row.value().lastDay())
                        .thenComparing(Row::key, Someone.AFTER_USERS))
                .orElseThrow()
                .key();
    }
}
