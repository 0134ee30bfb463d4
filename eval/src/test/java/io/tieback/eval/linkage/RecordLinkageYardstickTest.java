package io.tieback.eval.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieback.eval.yardstick.AnswerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLinkageYardstickTest {

    /** Worked by hand: true {a b c}{d e}, found {a b}{c d}{e}. */
    @Test
    void pairsAndBCubedAreAsWorkedByHand() {
        ClusterTally tally = ClusterTally.of(new int[] {0, 0, 0, 1, 1}, new int[] {7, 7, 8, 8, 9});
        assertThat(tally.pairs(tally.once())).isEqualTo(new Agreement(1 / 2.0, 1 / 4.0));
        assertThat(tally.bCubed(tally.once()).precision()).isCloseTo((1 + 1 + .5 + .5 + 1) / 5, within(1e-12));
        assertThat(tally.bCubed(tally.once()).recall())
                .isCloseTo((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + .5 + .5) / 5, within(1e-12));
    }

    @Test
    void anyNumbersMayNameTheClustersFound() {
        ClusterTally tally = ClusterTally.of(new int[] {0, 0, 1}, new int[] {-1, -1, -7});
        assertThat(tally.pairs(tally.once())).isEqualTo(new Agreement(1, 1));
    }

    @Test
    void whatIsAbsentIsNamedAsSkipped(@TempDir Path empty) throws IOException {
        List<AnswerRow> rows = new RecordLinkageYardstick(empty, 1).run(name -> {});
        assertThat(rows).extracting(AnswerRow::name).contains("historical-50k", "febrl");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.estimate().isPresent()).isFalse();
            assertThat(row.estimate().absent()).contains("there is no folder " + row.name());
        });
    }

    @Test
    void febrlIsLinkedAsWellAsPublished() {
        Optional<Path> data = data();
        assumeTrue(data.isPresent(), "skipped: the folder febrl of the data sets is absent (TIEBACK_DATA names it)");
        PeopleYardstick people = new PeopleYardstick(data.orElseThrow(), 1);
        assertThat(people.febrl3()).allMatch(AnswerRow::isReached);
        assertThat(people.febrl4()).allMatch(AnswerRow::isReached);
    }

    private static Optional<Path> data() {
        String named = System.getenv("TIEBACK_DATA");
        Path folder = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
        return Optional.of(folder).filter(path -> Files.isDirectory(path.resolve("febrl")));
    }
}
