package io.tieback.engine.act;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.MatchEvidence;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.Sought.Outcome;
import io.tieback.engine.act.ActState.Found;
import io.tieback.engine.evidence.CookieStep;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.OrderedView.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The candidates of an act: what the addresses and cookies of its reports tell, taken together. */
final class ActCandidates {
    /** Of so many reports the answers are kept; those of further copies could hardly tell more. */
    static final int MAX_ANSWERED = 8;

    private ActCandidates() {}

    /** Keeps an answer, in the place of an earlier one; false if there are too many. */
    static <T> boolean keep(OrderedView<String, Found<T>> answers, String reportId, Found<T> found) {
        boolean fits =
                answers.get(reportId).isPresent() || answers.first(MAX_ANSWERED).size() < MAX_ANSWERED;
        if (fits) {
            answers.put(reportId, found);
        }
        return fits;
    }

    /** What is known of the candidates; empty if no key was asked that does not name a user. */
    static Optional<Looked> of(ActState state, Instant occurredAt) {
        Instant at = Instant.EPOCH;
        AddressAnswer address = AddressAnswer.NOBODY;
        for (Row<String, Found<AddressAnswer>> row : state.addresses().first(MAX_ANSWERED)) {
            address = address.or(row.value().answer());
            at = later(at, row.value().at());
        }
        CookieAnswer cookie = CookieAnswer.NOTHING;
        for (Row<String, Found<CookieAnswer>> row : state.cookies().first(MAX_ANSWERED)) {
            cookie = cookie.or(row.value().answer());
            at = later(at, row.value().at());
        }
        if (at.equals(Instant.EPOCH)) {
            return Optional.empty();
        }
        long minutes = Math.max(0, Duration.between(occurredAt, at).toMinutes());
        return Optional.of(new Looked(at, CandidateFeatures.of(new MatchEvidence(address, cookie, minutes))));
    }

    /** Why addresses of the act's reports were not heard, distinct and in order. */
    static List<Silence> silences(ActState state) {
        return state.addresses().first(MAX_ANSWERED).stream()
                .map(row -> row.value().answer().silence())
                .filter(silence -> silence != Silence.NONE)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether the user is among the candidates, and if not, why not. */
    static Outcome sought(ActState state, Optional<Looked> looked, String userId) {
        if (looked.isPresent() && looked.get().candidates().userIds().contains(userId)) {
            return Outcome.FOUND;
        }
        List<AddressAnswer> addresses = state.addresses().first(MAX_ANSWERED).stream()
                .map(row -> row.value().answer())
                .toList();
        List<CookieAnswer> cookies = state.cookies().first(MAX_ANSWERED).stream()
                .map(row -> row.value().answer())
                .toList();
        boolean isCapped = addresses.stream()
                        .anyMatch(answer ->
                                answer.silence() == Silence.TOO_COMMON || answer.unkept() > 0 || answer.tells(userId))
                || cookies.stream()
                        .anyMatch(answer -> answer.users() >= CookieStep.MAX_HOLDERS || answer.tells(userId));
        if (isCapped) {
            return Outcome.CAPPED;
        }
        boolean isAsked =
                !cookies.isEmpty() || addresses.stream().anyMatch(answer -> answer.silence() != Silence.SERVER_ADDRESS);
        return isAsked ? Outcome.UNSEEN : Outcome.UNASKED;
    }

    /**
     * The candidates as they were looked at.
     *
     * @param at when the latest answer was given
     */
    record Looked(Instant at, CandidateSet candidates) {}

    /** Forgets a user. */
    static void forget(ActState state, String userId) {
        replace(state.addresses(), answer -> answer.without(userId));
        replace(state.cookies(), answer -> answer.without(userId));
    }

    /** Calls a user by another name. */
    static void rename(ActState state, String userId, String otherId) {
        replace(state.addresses(), answer -> answer.renamed(userId, otherId));
        replace(state.cookies(), answer -> answer.renamed(userId, otherId));
    }

    private static <T> void replace(OrderedView<String, Found<T>> answers, UnaryOperator<T> change) {
        for (Row<String, Found<T>> row : answers.first(MAX_ANSWERED)) {
            T answer = change.apply(row.value().answer());
            if (!answer.equals(row.value().answer())) {
                answers.put(row.key(), new Found<>(row.value().at(), answer));
            }
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
