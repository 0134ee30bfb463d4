package io.tieback.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.CookieSeen;
import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.Trace;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieStepTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-05T00:00:00Z");
    private static final MatchKey COOKIE = new MatchKey(MatchKey.Kind.COOKIE, 1, 3, 4);
    private static final Duration DAY = Duration.ofDays(1);

    private final CookieStep step = new CookieStep(
            new EvidenceTimes(Duration.ofDays(120), Duration.ofDays(200), Duration.ofDays(7), Duration.ofDays(1)));
    private final CookieState state = CookieState.SHAPE.open(new MemoryStore(), new byte[] {1});

    @Test
    void whoWasNearEarlierVisitsIsToldToALaterOne() {
        visited(NOON.minus(DAY), "u");
        CookieAnswer answer = answer(probe("a", NOON).outputs().get(0));
        assertThat(answer.seen()).extracting(CookieSeen::userId).containsExactly("u");
        assertThat(answer.seen().get(0).before().days()).isEqualTo(1);
    }

    @Test
    void aLogInOfThatNightIsToldInTheNextRound() {
        assertThat(answer(probe("a", NOON).outputs().get(0)).seen()).isEmpty();
        Transition<CookieState, Emission> later = seen("u", NOON.plus(Duration.ofHours(8)));
        assertThat(later.timers()).contains(MIDNIGHT);
        CookieAnswer told = answer(step.onTimer(state, MIDNIGHT).outputs().get(0));
        assertThat(told.seen().get(0).around().minutesAfter()).isEqualTo(480);
    }

    @Test
    void aRoundTellsOnlyWhatDiffersFromWhatWasToldLast() {
        visited(NOON.minus(DAY), "u");
        probe("a", NOON);
        probe("b", NOON);
        CookieVisit alone = new CookieVisit(9, NOON.minus(DAY).plusSeconds(60).toEpochMilli(), 2, List.of());
        assertThat(step.apply(state, new CookieMessage.Visited(COOKIE, alone), NOON)
                        .timers())
                .contains(MIDNIGHT);
        assertThat(step.onTimer(state, MIDNIGHT).outputs()).isEmpty();
        seen("v", NOON.plus(Duration.ofHours(2)));
        assertThat(step.onTimer(state, MIDNIGHT.plus(DAY)).outputs()).hasSize(2);
        seen("v", NOON.plus(Duration.ofHours(2)));
        assertThat(step.onTimer(state, MIDNIGHT.plus(DAY.multipliedBy(2))).outputs())
                .isEmpty();
    }

    @Test
    void theLatestVisitsAndHoldersAreKept() {
        for (int i = 0; i < 40; i++) {
            visited(NOON.minus(DAY.multipliedBy(i)), "u" + i);
            seen("h" + i, NOON.minus(DAY.multipliedBy(i)));
        }
        assertThat(state.visits().first(99)).hasSize(CookieStep.MAX_VISITS);
        assertThat(state.visits().first(1).get(0).value().near().get(0).userId())
                .isEqualTo("u0");
        assertThat(state.holders().first(99)).hasSize(CookieStep.MAX_HOLDERS);
        assertThat(state.holders().get("h0")).isPresent();
    }

    @Test
    void anErasureTakesTheUserOutOfTheHistory() {
        visited(NOON.minus(DAY), "u");
        seen("u", NOON.minus(DAY));
        probe("a", NOON);
        List<Emission> said =
                step.apply(state, new CookieMessage.Erase(COOKIE, "u"), NOON).outputs();
        assertThat(said).containsExactly(new ActMessage.Unseen("a", "u"));
        assertThat(answer(probe("b", NOON).outputs().get(0)).seen()).isEmpty();
    }

    private Transition<CookieState, Emission> visited(Instant at, String user) {
        CookieVisit visit = new CookieVisit(9, at.toEpochMilli(), 2, List.of(new CookieVisit.Near(user, 5, -1)));
        return step.apply(state, new CookieMessage.Visited(COOKIE, visit), NOON);
    }

    private Transition<CookieState, Emission> seen(String user, Instant at) {
        return step.apply(state, new CookieMessage.Seen(COOKIE, user, at.toEpochMilli()), NOON);
    }

    private Transition<CookieState, Emission> probe(String act, Instant at) {
        Visit visit = new Visit(at.toEpochMilli(), "shop", Trace.UNKNOWN);
        return step.apply(state, new CookieMessage.Probe(COOKIE, act, "r-" + act, visit), at);
    }

    private static CookieAnswer answer(Emission emission) {
        return ((ActMessage.CookieFound) emission).answer();
    }
}
