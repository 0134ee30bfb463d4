package io.tieback.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.AddressSeen;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.Trace;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.act.ActMessage.Cause;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressStepTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final MatchKey ADDRESS = new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, 2);
    private static final MatchKey COOKIE = new MatchKey(MatchKey.Kind.COOKIE, 1, 3, 4);
    private static final EvidenceTimes TIMES =
            new EvidenceTimes(Duration.ofDays(120), Duration.ofDays(200), Duration.ofDays(7), Duration.ofDays(1));

    private final AddressStep step = new AddressStep(TIMES);
    private final AddressState state = AddressState.SHAPE.open(new MemoryStore(), new byte[] {1});

    @Test
    void aProbeIsAnsweredToTheActAndToldToTheCookie() {
        seen("u", NOON.minusSeconds(7_200));
        List<Emission> said = probe("a", NOON).outputs();

        assertThat(answer(said.get(0)).seen()).extracting(AddressSeen::userId).containsExactly("u");
        CookieMessage.Visited visited = (CookieMessage.Visited) said.get(1);
        assertThat(visited.cookie()).isEqualTo(COOKIE);
        assertThat(visited.visit().users()).isEqualTo(1);
        assertThat(visited.visit().near()).hasSize(1);
    }

    @Test
    void whoIsSeenLaterIsToldInTheNextRoundAndOnlyThen() {
        probe("a", NOON);
        Transition<AddressState, Emission> later = seen("u", NOON.plusSeconds(7_200));
        Instant midnight = Instant.parse("2026-03-05T00:00:00Z");
        assertThat(later.outputs()).isEmpty();
        assertThat(later.timers()).contains(midnight);

        List<Emission> round = step.onTimer(state, midnight).outputs();
        ActMessage.AddressFound found = (ActMessage.AddressFound) round.get(0);
        assertThat(found.cause()).isEqualTo(Cause.LATE);
        assertThat(found.answer().seen().get(0).around().minutesAfter()).isEqualTo(120);
        assertThat(step.onTimer(state, midnight.plus(Duration.ofDays(1))).outputs())
                .isEmpty();
    }

    @Test
    void aReportIsNotAskedAgainAfterItsTime() {
        probe("a", NOON);
        seen("u", NOON.plusSeconds(7_200));
        assertThat(step.onTimer(state, NOON.plus(Duration.ofDays(7)).plusMillis(1))
                        .outputs())
                .isEmpty();
    }

    @Test
    void anAddressKeepsItsLatestUsersAndCountsTheOthers() {
        for (int i = 0; i < 200; i++) {
            seen("u" + i, NOON.minus(Duration.ofHours(3)).minus(Duration.ofMinutes(i)));
        }
        AddressAnswer answer = answer(probe("a", NOON).outputs().get(0));
        assertThat(answer.seen()).hasSize(AddressStep.MAX_USERS);
        assertThat(answer.seen())
                .extracting(AddressSeen::userId)
                .contains("u0", "u31")
                .doesNotContain("u32");
        assertThat(answer.users()).isBetween(180, 220);
        assertThat(answer.unkept()).isEqualTo(answer.users() - AddressStep.MAX_USERS);
        assertThat(probe("b", NOON).outputs())
                .contains(
                        new Effect.Count(EvidenceCounts.ADDRESS_ANSWERS, 1),
                        new Effect.Count(EvidenceCounts.ADDRESS_CAPPED, 1),
                        new Effect.Count(EvidenceCounts.ADDRESS_UNKEPT, answer.unkept()));
    }

    @Test
    void aKeyThatTooManyAskNamesNobody() {
        seen("u", NOON.minusSeconds(7_200));
        for (int i = 0; i < Questions.MOST; i++) {
            probe("a" + i, NOON);
        }
        List<Emission> said = probe("last", NOON).outputs();
        assertThat(answer(said.get(0))).isEqualTo(AddressAnswer.silent(Silence.TOO_COMMON));
        assertThat(said.subList(1, said.size()))
                .containsExactly(new Effect.Count(EvidenceCounts.ADDRESS_TOO_COMMON, 1));
    }

    @Test
    void anErasureReachesEveryActThatAsked() {
        seen("u", NOON.minusSeconds(7_200));
        probe("a", NOON);
        probe("b", NOON);
        List<Emission> said =
                step.apply(state, new AddressMessage.Erase(ADDRESS, "u"), NOON).outputs();
        assertThat(said)
                .containsExactlyInAnyOrder(
                        new ActMessage.Unseen("a", "u"),
                        new ActMessage.Unseen("b", "u"),
                        new CookieMessage.Erase(COOKIE, "u"));
        assertThat(answer(probe("c", NOON).outputs().get(0)))
                .isEqualTo(new AddressAnswer(0, 0, 0, "home", Silence.NONE, List.of()));
    }

    @Test
    void whatIsOldIsForgotten() {
        seen("u", NOON);
        probe("a", NOON);
        step.onTimer(state, NOON.plus(Duration.ofDays(201)));
        assertThat(state.users().first(9)).isEmpty();
        assertThat(state.questions().asked().first(9)).isEmpty();
        assertThat(state.questions().count()).isZero();
    }

    private Transition<AddressState, Emission> seen(String user, Instant at) {
        AgentTraits agent = new AgentTraits("safari", 18, "ios", 18);
        return step.apply(state, new AddressMessage.Seen(ADDRESS, user, at.toEpochMilli(), agent, ""), NOON);
    }

    private Transition<AddressState, Emission> probe(String act, Instant at) {
        Visit visit = new Visit(at.toEpochMilli(), "shop", new Trace(AgentTraits.UNKNOWN, "home"));
        return step.apply(state, new AddressMessage.Probe(ADDRESS, act, "r-" + act, visit, Optional.of(COOKIE)), at);
    }

    private static AddressAnswer answer(Emission emission) {
        return ((ActMessage.AddressFound) emission).answer();
    }
}
