package io.tieback.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.RelayedAddress;
import io.tieback.core.identity.Silence;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.Trace;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerStepTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final MatchKey SERVER = address(-1);

    private final ServerStep step = new ServerStep(Duration.ofDays(120));
    private final ServerState state = ServerState.SHAPE.open(new MemoryStore(), new byte[] {1});
    private Instant now = NOON;
    private int visitor;

    @Test
    void anAddressWithWhichNearlyAllComesThatTheServerSendsIsItsOwn() {
        int heard = 0;
        while (relayed(SERVER, heard)) {
            heard++;
        }
        assertThat(heard).isBetween(RelayedAddress.FEWEST_REPORTS - 1, 60);
        Emission said = say(true, SERVER, 7).get(0);
        assertThat(((ActMessage.AddressFound) said).answer()).isEqualTo(AddressAnswer.silent(Silence.SERVER_ADDRESS));
        assertThat(say(true, SERVER, 7)).contains(new Effect.Count(EvidenceCounts.SERVER_ADDRESS, 1));
    }

    @Test
    void aPoolOfFourAddressesIsTold() {
        assertThat(learntOf(4)).isEqualTo(4);
    }

    @Test
    void sixAddressesThatShareAllEvenlyAreNoPool() {
        assertThat(learntOf(6)).isZero();
    }

    private int learntOf(int servers) {
        for (int i = 0; i < 1_000; i++) {
            say(true, address(-1 - i % servers), i);
        }
        int learnt = 0;
        for (int i = 0; i < servers; i++) {
            learnt += relayed(address(-1 - i), i) ? 0 : 1;
        }
        return learnt;
    }

    @Test
    void aSmallShopWhoseOneCustomerOrdersOftenHasNoServerThere() {
        for (int i = 0; i < 500; i++) {
            assertThat(relayed(SERVER, i % 4)).isTrue();
        }
    }

    @Test
    void anAddressOnOneInFiveIsToldWhereBrowsersReportFromEverywhereElse() {
        int heard = 0;
        for (int i = 0; i < 1_000; i++) {
            visit();
            heard += i % 5 == 0 && relayed(SERVER, i) ? 1 : 0;
        }
        assertThat(heard).isBetween(RelayedAddress.FEWEST_REPORTS - 1, 90);
    }

    @Test
    void anAddressManyVisitorsShareIsHeardAsLongAsBrowsersReportFromIt() {
        for (int i = 0; i < 2_000; i++) {
            visit();
            if (i % 5 == 0) {
                assertThat(relayed(SERVER, i)).isTrue();
                say(false, SERVER, i);
            }
        }
    }

    @Test
    void browsersThatReportFromItAreHeardAndTakeItBack() {
        for (int i = 0; i < 200; i++) {
            visit();
            say(true, SERVER, i);
        }
        assertThat(relayed(SERVER, 1)).isFalse();
        assertThat(say(false, SERVER, 1).get(0)).isInstanceOf(AddressMessage.Probe.class);
        for (int i = 0; i < 200; i++) {
            say(false, SERVER, i);
        }
        assertThat(relayed(SERVER, 1)).isTrue();
    }

    @Test
    void whatIsWatchedIsBoundedAndAServerIsFoundAmongAnyNumberOfVisitors() {
        for (int i = 0; i < 40_000; i++) {
            visit();
            if (i % 10 == 0) {
                say(true, SERVER, i);
            }
        }
        assertThat(state.addresses().first(1_000)).hasSizeLessThanOrEqualTo(ServerStep.MAX_ADDRESSES);
        assertThat(state.head().get(0).orElseThrow().watched())
                .isEqualTo(state.addresses().first(1_000).size());
        assertThat(relayed(SERVER, 1)).isFalse();
    }

    @Test
    void whatIsNotNamedAnyMoreFadesAndIsForgotten() {
        for (int i = 0; i < 100; i++) {
            say(true, SERVER, i);
        }
        assertThat(relayed(SERVER, 1)).isFalse();
        now = NOON.plus(Duration.ofDays(14 * 8));
        visit();
        assertThat(state.addresses().get(SERVER)).isEmpty();
        step.onTimer(state, now.plus(Duration.ofDays(121)));
        assertThat(state.addresses().first(9)).isEmpty();
        assertThat(state.head().get(0)).isEmpty();
    }

    /** A visitor at home: seen by the tag, and sent by the server too. */
    private void visit() {
        MatchKey home = address(visitor++);
        say(false, home, visitor);
        say(true, home, visitor);
    }

    /** Whether the address of the server's report was asked. */
    private boolean relayed(MatchKey address, int person) {
        return say(true, address, person).get(0) instanceof AddressMessage.Probe;
    }

    private List<Emission> say(boolean isRelayed, MatchKey address, int person) {
        Visit visit = new Visit(now.toEpochMilli(), "shop", new Trace(AgentTraits.UNKNOWN, "home"));
        AddressMessage.Probe probe = new AddressMessage.Probe(address, "a", "r", visit, Optional.empty());
        return step.apply(state, new ServerMessage(isRelayed, person % RelayedAddress.GROUPS, probe), now)
                .outputs();
    }

    private static MatchKey address(long number) {
        return new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, number);
    }
}
