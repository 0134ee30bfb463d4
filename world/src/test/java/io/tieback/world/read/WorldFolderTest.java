package io.tieback.world.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.world.World;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is not what was written is told as such, with the file. */
class WorldFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        WorldSettings turned = WorldSettings.of(Profile.CLEAN).with("spam.share", ".25");
        WorldFolder.write(new World("clean+", turned, 9, 40, 3, World.USUAL_START), folder, (step, done, total) -> {});
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> WorldFolder.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void whatWasWrittenIsReadWithItsSettings() {
        WorldFolder read = WorldFolder.read(folder);
        assertThat(read.world().profile()).isEqualTo("clean+");
        assertThat(read.world().settings().canonical()).contains("spam.share=[0.25]");
    }

    @Test
    void aFileThatWasCutShortIsNamed() throws IOException {
        Path acts = folder.resolve("truth/acts.jsonl");
        byte[] whole = Files.readAllBytes(acts);
        Files.write(acts, Arrays.copyOf(whole, whole.length / 2));
        assertRefused("truth/acts.jsonl", String.valueOf(whole.length));
    }

    @Test
    void aFileOfWhichADigitWasChangedIsNamed() throws IOException {
        for (String file : List.of("reports.jsonl", "networks.csv", "truth/people.jsonl")) {
            Path changed = folder.resolve(file);
            String whole = Files.readString(changed);
            Files.writeString(
                    changed,
                    whole.substring(0, whole.length() - 40)
                            + whole.substring(whole.length() - 40).replaceFirst("[0-9]", "x"));
            assertRefused(file + " is not what was written");
            Files.writeString(changed, whole);
            assertThat(WorldFolder.read(folder).world().seed()).isEqualTo(9);
        }
    }

    @Test
    void aTruthThatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("truth/campaigns.jsonl"));
        assertRefused("truth/campaigns.jsonl is missing");
    }

    @Test
    void aManifestThatIsMissingOrNoJsonOrOfAnotherVersionIsToldAsSuch() throws IOException {
        Path manifest = folder.resolve("world.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.substring(0, whole.length() / 2));
        assertRefused("world.json");
        Files.writeString(manifest, whole.replace("\"bytes\"", "\"size\""));
        assertRefused("world.json", "bytes");
        Files.writeString(manifest, whole.replace("\"spam.share\":[\"0.25\"]", "\"spam.share\":[\"0.5\"]"));
        assertRefused("settings have not the hash");
        Files.writeString(manifest, whole.replace("spam.share", "ham.share"));
        assertRefused("there is no knob ham.share");
        Files.delete(manifest);
        assertRefused("world.json");
    }
}
