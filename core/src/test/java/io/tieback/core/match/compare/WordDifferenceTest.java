package io.tieback.core.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.match.records.EncodedColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordDifferenceTest {
    /** Of four values: "ann" stands in three (log2 4/3 bits), every other word in one (2 bits). */
    private static final WordDifference DIFFERENCE = of("ann payme", "ann payment", "ann cash", "zed");

    private static WordDifference of(String... values) {
        List<Optional<String>> rows = Stream.of(values).map(Optional::of).toList();
        return new WordDifference(new PreparedColumn(EncodedColumn.of(rows)));
    }

    @Test
    void aWordThatWasCutOffIsBegunAndNothingIsLeftOver() {
        assertThat(DIFFERENCE.equalBits(0, 1)).isCloseTo(Math.log(4 / 3.0) / Math.log(2), within(1e-12));
        assertThat(DIFFERENCE.begunBits(0, 1)).isEqualTo(2);
        assertThat(DIFFERENCE.contradictingBits(0, 1)).isZero();
        assertThat(DIFFERENCE.equalBeginning(0, 1)).isEqualTo("ann payme".length());
        assertThat(DIFFERENCE.lengthened(0, 1)).isEqualTo(-2);
    }

    @Test
    void wordsOfOneSideAloneSpeakAgainstEachOther() {
        assertThat(DIFFERENCE.onlyLeftBits(0, 2)).isEqualTo(2);
        assertThat(DIFFERENCE.onlyRightBits(0, 2)).isEqualTo(2);
        assertThat(DIFFERENCE.onlyRightBits(3, 0)).isGreaterThan(2);
        assertThat(DIFFERENCE.begunBits(0, 2)).isZero();
    }
}
