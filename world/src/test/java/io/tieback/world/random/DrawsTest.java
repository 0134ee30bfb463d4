package io.tieback.world.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void theSameEntityAlwaysGetsTheSameNumbers() {
        for (long entity = 0; entity < 100; entity++) {
            Draws one = Draws.of(7, Purpose.PERSON, entity);
            Draws other = Draws.of(7, Purpose.PERSON, entity);
            for (int i = 0; i < 10; i++) {
                assertThat(one.bits()).isEqualTo(other.bits());
            }
        }
    }

    @Test
    void seedsPurposesAndEntitiesAllMatter() {
        var seen = new HashSet<Long>();
        for (long seed = 0; seed < 10; seed++) {
            for (Purpose purpose : Purpose.values()) {
                for (long entity = 0; entity < 20; entity++) {
                    seen.add(Draws.hash(seed, purpose, entity));
                    seen.add(Draws.hash(seed, purpose, entity, 1));
                    seen.add(Draws.hash(seed, purpose, 1_000 + entity, entity));
                }
            }
        }
        assertThat(seen).hasSize(10 * Purpose.values().length * 60);
    }

    @Test
    void splitMixGivesItsPublishedNumbers() {
        // First outputs of SplitMix64 for seed 1234567, as listed with the reference implementation by S. Vigna.
        long state = 1234567;
        long golden = 0x9e3779b97f4a7c15L;
        assertThat(Draws.mix(state + golden)).isEqualTo(6457827717110365317L);
        assertThat(Draws.mix(state + 2 * golden)).isEqualTo(3203168211198807973L);
    }

    @Test
    void momentsAreThoseOfTheDistributions() {
        Draws draws = Draws.of(3, Purpose.VALUE, 1);
        double sum = 0;
        double squares = 0;
        double exponential = 0;
        double poisson = 0;
        for (int i = 0; i < MANY; i++) {
            double normal = draws.normal();
            sum += normal;
            squares += normal * normal;
            exponential += draws.exponential(4);
            poisson += draws.poisson(2.5);
        }
        assertThat(sum / MANY).isCloseTo(0, within(.01));
        assertThat(squares / MANY).isCloseTo(1, within(.02));
        assertThat(exponential / MANY).isCloseTo(4, within(.05));
        assertThat(poisson / MANY).isCloseTo(2.5, within(.02));
    }

    @Test
    void weightsArePickedInProportion() {
        Draws draws = Draws.of(3, Purpose.VALUE, 2);
        int[] counts = new int[3];
        for (int i = 0; i < MANY; i++) {
            counts[draws.pick(new double[] {1, 0, 3})]++;
        }
        assertThat(counts[0] / (double) MANY).isCloseTo(.25, within(.01));
        assertThat(counts[1]).isZero();
    }

    @Test
    void factorialsAreThoseOfTheGammaFunction() {
        assertThat(Draws.factorial(0)).isCloseTo(1, within(1e-6));
        assertThat(Draws.factorial(.5)).isCloseTo(Math.sqrt(Math.PI) / 2, within(1e-6));
        assertThat(Draws.factorial(4)).isCloseTo(24, within(1e-5));
        assertThat(Draws.factorial(5.5)).isCloseTo(287.88527781504433, within(1e-3));
    }

    @Test
    void theSkewedDrawHasMeanOneItsSpreadAndALongTailBelow() {
        Draws draws = Draws.of(11, Purpose.PERSON, 1);
        double sum = 0;
        double[] logs = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            double drawn = draws.skewedLeft(.8);
            sum += drawn;
            logs[i] = Math.log(drawn);
        }
        double mean = Arrays.stream(logs).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(logs)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow());
        double skew = Arrays.stream(logs)
                .map(one -> Math.pow((one - mean) / sd, 3))
                .average()
                .orElseThrow();
        assertThat(sum / MANY).isCloseTo(1, within(.01));
        assertThat(sd).isCloseTo(.8, within(.01));
        assertThat(skew).isCloseTo(-.47, within(.05));
    }
}
