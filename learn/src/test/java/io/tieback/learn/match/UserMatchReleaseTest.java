package io.tieback.learn.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.learn.release.ReleaseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserMatchReleaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<LabelledSet> SETS = new MadeUpSets(.3, true, 21).draw(4_000);
    private static TrainedUserMatch trained;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        trained = trainOnce();
    }

    private static TrainedUserMatch trainOnce() {
        UserMatchTraining training = new UserMatchTraining(22);
        SETS.forEach(training::add);
        return training.train();
    }

    @Test
    void whatWasWrittenAnswersAsWhatWasTrained() throws IOException {
        UserMatchModel read = UserMatchRelease.read(written("one"));
        UserMatchModel model = trained.release().model("draft");
        for (LabelledSet set : SETS.subList(0, 300)) {
            assertThat(read.probabilities(set.rows())).isEqualTo(model.probabilities(set.rows()));
        }
        assertThat(read.release()).hasSize(12);
    }

    @Test
    void theSameSetsAndSeedGiveTheSameBytes() throws IOException {
        Path one = written("one");
        Path two = folder.resolve("two");
        trainOnce().write(two, "made-up sets", "abc");
        try (var files = Files.list(one)) {
            for (Path file : files.toList()) {
                assertThat(two.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void theManifestSaysWhereItCameFromHowWellItDoesAndWhatServesWhere() throws IOException {
        JsonNode manifest = JSON.readTree(Files.readString(written("one").resolve("manifest.json")));
        assertThat(manifest.path("line").asText()).isEqualTo("user-match");
        assertThat(manifest.path("commit").asText()).isEqualTo("abc");
        assertThat(manifest.path("seed").asLong()).isEqualTo(22);
        assertThat(manifest.path("data").path("description").asText()).isEqualTo("made-up sets");
        assertThat(manifest.path("data").path("sha256").asText()).hasSize(64);
        assertThat(manifest.path("segments")).hasSize(EvidenceSegment.values().length);
        assertThat(manifest.path("segments").findValuesAsText("serves")).contains("boosted");
        assertThat(manifest.path("metrics").size()).isGreaterThan(20);
        for (JsonNode metric : manifest.path("metrics")) {
            assertThat(metric.path("low").asDouble())
                    .isLessThanOrEqualTo(metric.path("high").asDouble());
        }
        JsonNode reliability = manifest.path("reliability");
        assertThat(reliability.path("nobody")).hasSize(10);
        assertThat(reliability.path("name")).hasSize(10);
        JsonNode all = reliability.path("thresholds").path(0);
        assertThat(all.path("least").asDouble()).isZero();
        assertThat(all.path("recall").path("value").asDouble())
                .isCloseTo(
                        all.path("named").asDouble()
                                * all.path("right").path("value").asDouble(),
                        within(1e-9));
        assertThat(manifest.path("files")).hasSize(4);
    }

    @Test
    void aReleaseIsNeverWrittenOverNorReadAfterAChange() throws IOException {
        Path one = written("one");
        assertThatThrownBy(() -> trained.write(one, "again", "abc")).hasMessageContaining("never changed");
        Path levels = one.resolve("levels.json");
        Files.writeString(levels, Files.readString(levels).replaceFirst("[1-9]", "0"));
        assertThatThrownBy(() -> UserMatchRelease.read(one)).hasMessageContaining("hash of levels.json");
        Files.delete(levels);
        assertThatThrownBy(() -> UserMatchRelease.read(one)).hasMessageContaining("levels.json is missing");
        assertThatThrownBy(() -> UserMatchRelease.read(folder)).hasMessageContaining("no manifest.json");
    }

    @Test
    void otherNumbersAreRefusedWithTheDifferenceAndTheMend() throws IOException {
        Path one = written("one");
        String last = CandidateFeatures.NAMES.get(CandidateFeatures.NAMES.size() - 1);
        Path renamed = withFeatures(one, "renamed", text -> text.replace(last, "phase of the moon"));
        assertThatThrownBy(() -> UserMatchRelease.read(renamed))
                .hasMessageContaining("\"phase of the moon\"")
                .hasMessageContaining("\"" + last + "\"")
                .hasMessageContaining("Train a release with this version")
                .hasMessageContaining("commit abc");
        Path fewer = withFeatures(one, "fewer", text -> "[]");
        assertThatThrownBy(() -> UserMatchRelease.read(fewer)).hasMessageContaining("number 1 is missing there");
    }

    @Test
    void aDamagedFileIsSaidToBeUnreadable() throws IOException {
        Path one = written("one");
        Path broken = rewritten(one, "broken", "segments.json", text -> "{\"half");
        assertThatThrownBy(() -> UserMatchRelease.read(broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be understood");
        Path missing = rewritten(one, "missing", "segments.json", text -> "{}");
        assertThatThrownBy(() -> UserMatchRelease.read(missing)).hasMessageContaining("cannot be understood");
    }

    private Path written(String name) throws IOException {
        Path release = folder.resolve(name);
        trained.write(release, "made-up sets", "abc");
        return release;
    }

    private Path withFeatures(Path from, String name, UnaryOperator<String> change) throws IOException {
        return rewritten(from, name, "features.json", change);
    }

    /** A release whose hashes are right and one of whose files says something else. */
    private Path rewritten(Path from, String name, String file, UnaryOperator<String> change) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String each : List.of("features.json", "levels.json", "trees.txt", "segments.json")) {
            String text = Files.readString(from.resolve(each));
            files.put(each, each.equals(file) ? change.apply(text) : text);
        }
        Path to = folder.resolve(name);
        ObjectNode about = JSON.createObjectNode().put("commit", "abc");
        ReleaseFolder.write(to, UserMatchRelease.LINE, files, about);
        return to;
    }
}
