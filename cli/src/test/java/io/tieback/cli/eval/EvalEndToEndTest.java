package io.tieback.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalEndToEndTest {
    @TempDir
    private Path folder;

    @Test
    void aWrittenWorldIsJudgedWithItsBaseLineAndWhatIsAbsentIsSaid() throws IOException {
        Path world = folder.resolve("world");
        Path json = folder.resolve("answer.json");
        assertThat(CommandRun.of("world", "generate", "--people", 80, "--days", 12, "--seed", 4, "--out", world)
                        .exit())
                .isZero();

        CommandRun run = CommandRun.of("eval", "end-to-end", "--world", world, "--json", json);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("typical, 80 people, 12 days, seed 4", "no figure of Tieback carries an interval");
        JsonNode answer = new ObjectMapper().readTree(json.toFile());
        assertThat(answer.path("yardstick").asText()).isEqualTo("end-to-end");
        JsonNode visible = answer.path("rows").path(0);
        assertThat(visible.path("estimate").asDouble()).isBetween(.5, 1.0);
        assertThat(visible.path("baseline").isNumber()).isTrue();
        assertThat(visible.path("oracle").asDouble())
                .isGreaterThanOrEqualTo(visible.path("estimate").asDouble());
    }

    @Test
    void anUnknownProfileIsRefused() {
        CommandRun run = CommandRun.of("eval", "end-to-end", "--profile", "paradise");

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("paradise");
    }
}
