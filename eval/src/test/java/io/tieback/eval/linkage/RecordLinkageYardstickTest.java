package io.tieback.eval.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieback.core.match.score.ComparisonParameters;
import io.tieback.core.match.score.FellegiSunterModel;
import io.tieback.core.match.score.FellegiSunterTraining;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.learn.link.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        List<AnswerRow> rows = new RecordLinkageYardstick(empty, Optional.empty(), 1).run(name -> {});
        assertThat(rows).extracting(AnswerRow::name).contains("historical-50k", "febrl");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.estimate().isPresent()).isFalse();
            assertThat(row.estimate().absent()).startsWith("there is no");
        });
    }

    @Test
    void settingsThatReadNoneOfTheDataSetsAreRefusedWithTheirLine(@TempDir Path folder) throws IOException {
        String text = JudgedJob.text("fake-1000.yaml");
        Path own = Files.writeString(folder.resolve("own.yaml"), text.replace("fake_1000.csv", "mine.csv"));
        assertThatThrownBy(() -> new RecordLinkageYardstick(folder, Optional.of(own), 1).run(name -> {}))
                .isInstanceOfSatisfying(UnfitSettings.class, e -> {
                    assertThat(e.problem().line()).isEqualTo(2);
                    assertThat(e.problem().describe()).contains("mine.csv", "fake_1000.csv");
                });
    }

    @Test
    void settingsOfOnesOwnReplaceThoseOfTheirDataSet(@TempDir Path folder) throws IOException {
        List<String> people = new ArrayList<>(List.of("rec_id,given_name,surname,date_of_birth,postcode,email"));
        List<String> truth = new ArrayList<>(List.of("rec_id,person_id"));
        SplittableRandom random = new SplittableRandom(2);
        for (int person = 0; person < 300; person++) {
            String name = "g" + random.nextInt(40) + ",s" + random.nextInt(90);
            String born = "19" + (50 + random.nextInt(50)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            for (int copy = 0; copy < 1 + person % 2; copy++) {
                String mail = copy == 0 ? "m" + person + "@post.example" : "";
                people.add(truth.size() - 1 + "," + name + "," + born + ",A" + person % 9 + " 1AA," + mail);
                truth.add(truth.size() - 1 + "," + person);
            }
        }
        Files.write(folder.resolve("people-450-2.csv"), people);
        Files.write(folder.resolve("truth-450-2.csv"), truth);
        double preset = people(folder, Optional.empty());
        assertThat(preset).isGreaterThan(0.5);
        String strict =
                JudgedJob.text("people.yaml").replace("{probability: 0.95, bridges", "{probability: 1, bridges");
        assertThat(people(folder, Optional.of(Files.writeString(folder.resolve("own.yaml"), strict))))
                .isZero();
    }

    private static double people(Path folder, Optional<Path> own) throws IOException {
        return new RecordLinkageYardstick(folder, own, 1)
                .run(name -> {}).stream()
                        .filter(row -> row.name().startsWith("people-450-2, pairs in clusters"))
                        .findFirst()
                        .orElseThrow()
                        .estimate()
                        .value();
    }

    @Test
    void febrlIsLinkedAsWellAsPublished() {
        Optional<Path> data = data();
        assumeTrue(data.isPresent(), "skipped: the folder febrl of the data sets is absent (TIEBACK_DATA names it)");
        PeopleYardstick people = new PeopleYardstick(data.orElseThrow(), JudgedJob.ofPresets(1), 1);
        assertThat(people.febrl3()).allMatch(AnswerRow::isReached);
        assertThat(people.febrl4()).allMatch(AnswerRow::isReached);
    }

    @ParameterizedTest
    @CsvSource({
        "febrl-3.yaml, febrl, dataset3.csv, rec_id",
        "historical-50k.yaml, historical-50k, historical_figures_with_errors_50k.parquet, unique_id"
    })
    void leavingOutAFifthOfPublicDataMovesNoWeightByMoreThanTheTrainingSays(
            String preset, String folder, String file, String id, @TempDir Path parts) throws SQLException {
        Optional<Path> data = data().map(all -> all.resolve(folder)).filter(Files::isDirectory);
        assumeTrue(data.isPresent(), "skipped: the folder " + folder + " of the data sets is absent");
        JudgedJob jobs = JudgedJob.ofPresets(1);
        FellegiSunterTraining.Trained whole =
                jobs.run(preset, data.orElseThrow()).trained();
        for (int fold = 0; fold < 5; fold++) {
            copyWithout(fold, data.orElseThrow().resolve(file), id, parts.resolve(file));
            FellegiSunterModel part = jobs.run(preset, parts).trained().model();
            for (int c = 0; c < part.comparisons().size(); c++) {
                for (int level = 1; level < part.comparisons().get(c).labels().size(); level++) {
                    ComparisonParameters before = whole.model().comparisons().get(c);
                    double moved = part.comparisons().get(c).weight(level) - before.weight(level);
                    assertThat(Math.abs(moved))
                            .as(
                                    "fold %d, %s, %s",
                                    fold, before.name(), before.labels().get(level))
                            .isLessThanOrEqualTo(whole.tolerance(c, level).orElseThrow());
                }
            }
        }
    }

    private static void copyWithout(int fold, Path from, String id, Path to) throws SQLException {
        String source = from.toString().endsWith(".parquet") ? "read_parquet" : "read_csv";
        String format = from.toString().endsWith(".parquet") ? "parquet" : "csv, header true";
        String options = from.toString().endsWith(".parquet") ? "" : ", all_varchar = true";
        try (Connection connection = TableReader.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select * from " + source + "('" + from + "'" + options
                    + ") where ('0x' || substr(sha256(cast(\"" + id + "\" as varchar)), 1, 7))::int % 5 <> " + fold
                    + ") to '" + to + "' (format " + format + ")");
        }
    }

    private static Optional<Path> data() {
        String named = System.getenv("TIEBACK_DATA");
        Path folder = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
        return Optional.of(folder).filter(path -> Files.isDirectory(path.resolve("febrl")));
    }
}
