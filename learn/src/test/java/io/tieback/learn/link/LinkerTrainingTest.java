package io.tieback.learn.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.core.match.score.BoostedScorer;
import io.tieback.learn.release.HeldOutMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkerTrainingTest {
    private static final String SETTINGS = """
            input: {file: people.csv, id: id, truth: person}
            blocking: [surname, born]
            comparisons:
              - input: surname
                levels: [{exact: true, term_frequency: 1}, jaro_winkler: 0.85]
              - input: born
                levels: [exact, damerau: 2]
              - input: town
                levels: [exact]
            training: {prior: 0.001, passes: [surname, born]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePeople() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<String> people = new ArrayList<>(List.of("id,person,surname,born,town"));
        List<String> entities = new ArrayList<>(List.of("id,entity"));
        List<String> pairs = new ArrayList<>(List.of("id_left,id_right,match"));
        for (int person = 0; person < 600; person++) {
            String surname = "name" + Integer.toString(random.nextInt(200) * 7919, 36);
            String born = 1950 + random.nextInt(50) + "-" + (10 + random.nextInt(3)) + "-" + (10 + random.nextInt(19));
            String town = "town" + random.nextInt(20);
            int id = people.size();
            people.add(id + "," + person + "," + surname + "," + born + "," + town);
            entities.add(id + ",e" + person);
            if (person % 3 == 0) {
                people.add(id + 1 + "," + person + "," + surname + (random.nextBoolean() ? "e" : "") + "," + born + ","
                        + town);
                entities.add(id + 1 + ",e" + person);
                pairs.add(id + "," + (id + 1) + ",1");
            }
            if (id > 10) {
                pairs.add(id + "," + (id - 7) + ",false");
            }
        }
        Files.write(folder.resolve("people.csv"), people);
        Files.write(folder.resolve("entities.csv"), entities);
        Files.write(folder.resolve("pairs.csv"), pairs);
    }

    @Test
    void aReleaseTellsWhereItCameFromAndScoresTheJobThatNamesIt() throws IOException {
        List<HeldOutMetric> metrics = trained(Optional.of(folder.resolve("entities.csv")), "release");
        assertThat(metrics).anySatisfy(metric -> {
            assertThat(metric.scorer()).startsWith("boosted");
            assertThat(metric.figure()).isEqualTo("F1 at p ≥ 0.5");
            assertThat(metric.value().value())
                    .isBetween(metric.value().low(), metric.value().high());
            assertThat(metric.value().value()).isGreaterThan(0.9);
        });
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(folder.resolve("release/manifest.json")));
        assertThat(manifest.path("line").asText()).isEqualTo("linker");
        assertThat(manifest.path("commit").asText()).isEqualTo("c0ffee");
        assertThat(manifest.path("seed").asLong()).isEqualTo(1);
        assertThat(manifest.path("data").path("snapshot").asText()).hasSize(64);
        assertThat(manifest.path("metrics")).hasSize(metrics.size());

        LinkResult result = linked(SETTINGS + "scorer: release\n");
        assertThat(result.scorer()).isInstanceOf(BoostedScorer.class);
        assertThat(result.entities().count()).isBetween(560, 640);
        int left = result.pairs().left(0);
        int right = result.pairs().right(0);
        assertThat(result.scorer().explain(left, right).matchWeight())
                .isCloseTo(result.scorer().matchWeight(left, right), within(1e-9));
        assertThat(LinkSummary.json(result)).contains("\"unlearnt\" : [ ]");
    }

    @Test
    void pairsAndATruthColumnAreLabelsToo() throws IOException {
        assertThat(trained(Optional.of(folder.resolve("pairs.csv")), "of-pairs"))
                .isNotEmpty();
        assertThat(trained(Optional.empty(), "of-truth")).isNotEmpty();
    }

    @Test
    void theSameLabelsAndSeedMakeTheSameVersion() throws IOException {
        trained(Optional.empty(), "one");
        trained(Optional.empty(), "two");
        assertThat(Files.readString(folder.resolve("one/manifest.json")))
                .isEqualTo(Files.readString(folder.resolve("two/manifest.json")));
    }

    @Test
    void aReleaseThatWasChangedOrIsOfOtherComparisonsIsRefusedWithTheLineThatNamesIt() throws IOException {
        trained(Optional.empty(), "release");
        String settings = SETTINGS + "scorer: release\n";
        SettingsProblem other = faulty(settings.replace("damerau: 2", "damerau: 1"));
        assertThat(other.line()).isEqualTo(11);
        assertThat(other.message()).contains("other comparisons", "damerau 2");
        Path features = folder.resolve("release/features.json");
        Files.writeString(features, Files.readString(features).replace("town", "twon"));
        assertThat(faulty(settings).message()).contains("was changed since it was trained");
        assertThat(faulty(settings.replace("scorer: release", "scorer: none")).describe())
                .contains("there is no release", "./tieback train linker");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noPairTeachesWhatJudgesAPairOfEitherOfItsEntities(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int pairs = 2_000;
        int[] entityOf = random.ints(400, 0, 120).toArray();
        int[] left = random.ints(pairs, 0, 200).toArray();
        int[] right = random.ints(pairs, 200, 400).toArray();
        EntityFolds folds = new EntityFolds(new PairLabels(left, right, new boolean[pairs], entityOf));
        int judged = 0;
        for (int group : folds.groups()) {
            Set<Integer> heldOut = entities(folds.judged(group), left, right, entityOf);
            Set<Integer> taughtBy = entities(folds.teaching(group), left, right, entityOf);
            assertThat(taughtBy).as("seed %d, group %d", seed, group).isNotEmpty();
            assertThat(heldOut).as("seed %d, group %d", seed, group).doesNotContainAnyElementsOf(taughtBy);
            judged += folds.judged(group).length;
        }
        assertThat(judged).isEqualTo(pairs);
    }

    private static Set<Integer> entities(int[] pairs, int[] left, int[] right, int[] entityOf) {
        return Arrays.stream(pairs)
                .flatMap(pair -> IntStream.of(entityOf[left[pair]], entityOf[right[pair]]))
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void labelsOfASingleEntityCannotBeHeldOut() throws IOException {
        List<String> pairs = new ArrayList<>(List.of("id_left,id_right,match"));
        for (int i = 2; i < 30; i++) {
            pairs.add("1," + i + ",1");
            pairs.add("1," + (i + 100) + ",0");
        }
        Path file = Files.write(folder.resolve("one.csv"), pairs);
        assertThat(refused(Optional.of(file), "release").describe()).contains("too few entities", "Label more");
    }

    @Test
    void aReleaseIsNeverWrittenOver() throws IOException {
        trained(Optional.empty(), "release");
        assertThat(refused(Optional.empty(), "release").message()).contains("never changed");
    }

    @Test
    void aWrongLabelIsToldByItsLine() throws IOException {
        Path pairs = folder.resolve("pairs.csv");
        List<String> lines = Files.readAllLines(pairs);
        lines.set(4, lines.get(4).replaceFirst(",(1|false)$", ",perhaps"));
        Files.write(pairs, lines);
        SettingsProblem problem = refused(Optional.of(pairs), "release");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.describe()).contains("perhaps", "Write 1 or 0");
        Files.writeString(pairs, "a,b\n1,2\n");
        assertThat(refused(Optional.of(pairs), "release").mend()).contains("id_left, id_right, match");
        Files.writeString(pairs, "id_left,id_right,match\n1,99999,1\n");
        assertThat(refused(Optional.of(pairs), "release").place()).endsWith("pairs.csv:2");
        Files.writeString(pairs, "id_left,id_right,match\n1,2,1\n");
        assertThat(refused(Optional.of(pairs), "release").describe()).contains("at least 20 of each");
    }

    @Test
    void labelsThatContradictEachOtherAreRefusedAndRepeatedOnesCountOnce() throws IOException {
        Path file = folder.resolve("labels.csv");
        Files.writeString(file, "id_left,id_right,match\n1,2,1\n3,4,0\n2,1,0\n");
        assertThat(refused(Optional.of(file), "release").describe())
                .contains("labels.csv:4", "is a match", "Remove one");
        Files.writeString(file, "id,entity\n1,a\n2,a\n1,b\n");
        assertThat(refused(Optional.of(file), "release").describe()).contains("labels.csv:4", "another entity");
        List<String> lines = new ArrayList<>(List.of("id_left,id_right,match"));
        for (int i = 0; i < 20; i++) {
            lines.add("1,2,1");
            lines.add("3,4,0");
        }
        Files.write(file, lines);
        assertThat(refused(Optional.of(file), "release").describe()).contains("at least 20 of each");
    }

    private List<HeldOutMetric> trained(Optional<Path> labels, String name) throws IOException {
        LinkerTraining.Outcome outcome = run(labels, name);
        assertThat(outcome).isInstanceOf(LinkerTraining.Outcome.Trained.class);
        return ((LinkerTraining.Outcome.Trained) outcome).metrics();
    }

    private SettingsProblem refused(Optional<Path> labels, String name) throws IOException {
        return ((LinkerTraining.Outcome.Faulty) run(labels, name)).problem();
    }

    private LinkerTraining.Outcome run(Optional<Path> labels, String name) throws IOException {
        return new LinkerTraining(settings(SETTINGS), LinkProgress.silent())
                .run(labels, folder.resolve(name), "c0ffee");
    }

    private LinkResult linked(String text) throws IOException {
        return ((LinkJob.Outcome.Linked) new LinkJob(settings(text), LinkProgress.silent()).run()).result();
    }

    private SettingsProblem faulty(String text) throws IOException {
        return ((LinkJob.Outcome.Faulty) new LinkJob(settings(text), LinkProgress.silent()).run()).problem();
    }

    private LinkSettings settings(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), text);
        SettingsReader.Result read = SettingsReader.read(file);
        assertThat(read).as(read.toString()).isInstanceOf(SettingsReader.Result.Read.class);
        return ((SettingsReader.Result.Read) read).settings();
    }
}
