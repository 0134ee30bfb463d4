package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
    /** Of 512 bytes or of 1 KiB, as the shell likes; more than the native library, which is unpacked first. */
    private static final int MAX_FILE_BLOCKS = 80_000;

    @TempDir
    Path dir;

    /** The shell's limit on the size of a file stands for a full disk: the write-ahead log cannot grow. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whenTheDiskTakesNoMoreNothingIsAcknowledgedReadingGoesOnAndARestartMendsIt()
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f " + MAX_FILE_BLOCKS + "; exec \"$0\" -Xmx256m "
                                + "--enable-native-access=ALL-UNNAMED -Djava.io.tmpdir=\"$2\" -cp \"$1\" "
                                + FullDisk.class.getName() + " \"$2\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        dir.toString())
                .redirectErrorStream(true)
                .start();
        String said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        process.waitFor();
        assertThat(said).matches("\\d+ true true false");
        long acknowledged = Long.parseLong(said.substring(0, said.indexOf(' ')));
        assertThat(acknowledged).isPositive();

        try (EmbeddedRuntime runtime = FullDisk.open(dir)) {
            long found = runtime.readings().figures().appended();
            // the request that failed may be there or not; those before it are
            assertThat(found).isIn(acknowledged, acknowledged + FullDisk.ROWS);
            runtime.door().append(FullDisk.rows(found));
            awaitQuiet(runtime);
            assertThat(runtime.readings().figures().processed()).isEqualTo(found + FullDisk.ROWS);
        }
    }
}
