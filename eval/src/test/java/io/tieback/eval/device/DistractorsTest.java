package io.tieback.eval.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.Sha256;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People who never were, drawn by the yardstick's own hash. */
class DistractorsTest {
    @Test
    void theHashIsTheFirstEightBytesOfTheValuesJoinedByBars() {
        assertThat(StudyHash.of("id", "a", 3, 7L))
                .isEqualTo(ByteBuffer.wrap(Sha256.of("id|a|3|7")).getLong());
    }

    /** Computed by another program. */
    @Test
    void everybodyDrawsTheSamePeople() {
        assertThat(StudyHash.of("cls", "a488c6ae", 3)).isEqualTo(4275371499304890800L);
        assertThat(StudyHash.fold("7")).isEqualTo(9);
        assertThat(StudyHash.foldOfEightBytes("7")).isZero();
        assertThat(Distractors.mix(1).person("ip0", 4)).isEqualTo(4542);
        assertThat(Distractors.mix(1).source("ip0", 4, 37)).isEqualTo(12);
        assertThat(Stream.of("ip3", "ip0", "ip1", "ip49", "ip17", "ip27", "ip537")
                        .map(Distractors.mix(0)::at))
                .containsExactly(0, 1, 2, 3, 10, 100, 1_000);
    }

    @Test
    void aHashIsReadWithoutASign() {
        for (int i = 0; i < 200; i++) {
            assertThat(StudyHash.mod(10, "x", i)).isBetween(0, 9);
            assertThat(StudyHash.fold("u" + i)).isBetween(0, 9);
        }
    }

    @Test
    void theMixHoldsItsShares() {
        Map<Integer, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            drawn.merge(Distractors.mix(1).at("address-" + i), 1, Integer::sum);
        }
        assertThat(drawn.keySet()).containsExactly(0, 1, 2, 3, 10, 100, 1_000);
        assertThat(drawn.getOrDefault(0, 0) / 20_000.0).isBetween(.54, .56);
        assertThat(drawn.getOrDefault(1, 0) / 20_000.0).isBetween(.24, .26);
        assertThat(drawn.getOrDefault(1_000, 0) / 20_000.0).isBetween(.003, .007);
    }

    @Test
    void anotherSeedDrawsOtherPeople() {
        int same = 0;
        for (int slot = 0; slot < 100; slot++) {
            int one = Distractors.mix(1).person("a", slot);
            assertThat(one).isBetween(0, Distractors.PEOPLE - 1);
            same += one == Distractors.mix(2).person("a", slot) ? 1 : 0;
        }
        assertThat(same).isLessThan(3);
        assertThat(Distractors.none().at("a")).isZero();
    }

    @Test
    void classesOfActivityBeginWhereTheyAreSaidTo() {
        assertThat(IntStream.of(1, 2, 4, 5, 14, 15).map(Distractors::activity)).containsExactly(0, 1, 1, 2, 2, 3);
    }
}
