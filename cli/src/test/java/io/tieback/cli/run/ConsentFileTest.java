package io.tieback.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentFileTest {
    @TempDir
    private Path folder;

    @Test
    void aServerDoesNotStartWithAPolicyThatItDoesNotKnowAndSaysWhichLineToMend() throws IOException {
        Path file = folder.resolve("consent.txt");
        Files.writeString(file, "region.DE=limited\nregions.FR=limited\n");

        CommandRun run = CommandRun.of("serve", "--data-dir", folder.resolve("data"), "--consent", file);

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("consent.txt, line 2", "regions.FR is not known", "Write region.XX");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        CommandRun run =
                CommandRun.of("serve", "--data-dir", folder.resolve("data"), "--consent", folder.resolve("none.txt"));

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("none.txt", "region.US-CA=limited");
    }
}
