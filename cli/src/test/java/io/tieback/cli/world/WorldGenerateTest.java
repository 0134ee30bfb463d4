package io.tieback.cli.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldGenerateTest {
    @TempDir
    private Path folder;

    private CommandRun generate(Object... more) {
        Object[] usual = {"world", "generate", "--seed", 1, "--out", folder.resolve("world")};
        return CommandRun.of(Stream.concat(Stream.of(usual), Stream.of(more)).toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--people -5 --days 3 | people must be 1 to 2097152, not -5",
                "--people 0 --days 3 | people must be 1 to 2097152, not 0",
                "--people 5000000 --days 3 | people must be",
                "--people 5 --days 0 | days must be 1 to 400, not 0",
                "--people 5 --days 401 | days must be",
                "--people 5 --days 3 --threads 0 | threads must be at least 1, not 0",
                "--people 5 --days 3 --profile paradise | demo, clean, typical, dense-nat, hopeless",
                "--people 5 --days 3 --set no.such=1 | there is no knob no.such",
                "--people 5 --days 3 --set spam.share=2 | spam.share must be 0 to 1, not 2",
                "--people 5 --days 3 --set spam.share=lots | spam.share must be 0 to 1, not lots",
                "--people 5 --days 3 --set office.people=1.5 | whole, not 1.5",
                "--people 5 --days 3 --start 2026-01-05T03:00:00Z | midnight in UTC, not 2026-01-05T03:00:00Z",
                "--people 5 --days 3 --start 1969-12-30T00:00:00Z | from 1970-01-01T00:00:00Z to 2999-01-01",
                "--people 5 --days 3 --start 5200-01-01T00:00:00Z | not 5200-01-01T00:00:00Z",
            })
    void whatIsNoWorldIsRefusedInOneSentenceThatSaysWhatWould(String options, String reason) {
        CommandRun run = generate((Object[]) options.split(" "));
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains(reason, "docs/reference/world.md").doesNotContain("Exception", "\tat ");
        assertThat(folder.resolve("world")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("world"), "a file");
        CommandRun run = generate("--people", 5, "--days", 3);
        assertThat(run.exit()).isEqualTo(ExitCode.ENVIRONMENT.code());
        assertThat(run.err())
                .contains(folder.resolve("world").toString(), "Give --out a folder")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void anotherWorldInTheSameFolderReplacesTheFirst() {
        assertThat(generate("--people", 50, "--days", 3).exit()).isZero();
        CommandRun run = generate("--people", 10, "--days", 2, "--profile", "clean");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("truth/credit.jsonl", "World clean, settings");
        assertThat(CommandRun.of("eval", "attribution", "--world", folder.resolve("world"))
                        .out())
                .contains("clean (settings", "10 people, 2 days");
    }
}
