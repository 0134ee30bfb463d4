package io.tieback.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    @TempDir
    private Path folder;

    @Test
    void aServerDoesNotStartWithATableThatItCannotReadAndSaysWhichLineToMend() throws IOException {
        Path file = folder.resolve("networks.csv");
        Files.writeString(file, "range,class\n10.0.0.0/8,home\n10.0.0.0/40,office\n");

        CommandRun run = CommandRun.of("serve", "--data-dir", folder.resolve("data"), "--networks", file);

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("networks.csv, line 3", "more bits than its address", "Write at most /32.");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        CommandRun run =
                CommandRun.of("serve", "--data-dir", folder.resolve("data"), "--networks", folder.resolve("none.csv"));

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("none.csv", "range,class");
    }
}
