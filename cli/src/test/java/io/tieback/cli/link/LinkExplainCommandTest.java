package io.tieback.cli.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkExplainCommandTest {
    private static final Pattern BITS = Pattern.compile("(-?[+]?\\d+\\.\\d+) bits");

    @TempDir
    private Path folder;

    private Path settings;

    /** A hundred people, each twice; the first three times, once without a town; the last two share a strong id. */
    @BeforeEach
    void writePeople() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,surname,born,town,passport"));
        for (int i = 0; i < 100; i++) {
            String person =
                    ",name" + i * 7919 % 1000 + "," + (1950 + i % 50) + "-0" + (1 + i % 9) + "-17,town" + i % 10;
            lines.add("a" + i + person + "," + i);
            lines.add("b" + i + person + "," + (i == 1 ? 999 : i));
        }
        lines.add("c0,name0,1950-01-17,,0");
        Files.write(folder.resolve("people.csv"), lines);
        settings = Files.writeString(folder.resolve("settings.yaml"), """
                input: {file: people.csv, id: id}
                blocking: [surname, born]
                comparisons:
                  - {input: surname, levels: [{exact: true, term_frequency: 1}, jaro_winkler: 0.85]}
                  - {input: born, levels: [exact, damerau: 2]}
                  - {input: town, levels: [exact]}
                training: {prior: 0.005, passes: [surname, born]}
                clusters: {veto: [passport]}
                """);
    }

    @Test
    void theWaterfallOfAPairAddsUpToItsWeight() {
        CommandRun run = explain("a5", "b5");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("values of")
                .endsWith("\"a5\" / \"b5\"");
        List<String> lines = run.out().lines().skip(1).toList();
        assertThat(lines.get(0)).startsWith("prior").contains("two random records");
        assertThat(lines.get(1)).startsWith("surname").contains("exact", "\"name595\" / \"name595\"");
        assertThat(lines.get(4)).startsWith("match weight").contains("p = ");
        double sum = lines.subList(0, 4).stream()
                .mapToDouble(LinkExplainCommandTest::bits)
                .sum();
        assertThat(bits(lines.get(4))).isCloseTo(sum, within(0.025));
        assertThat(run.out()).contains("They are one entity.");
    }

    @Test
    void everyMergeOfAnEntityIsTold() {
        CommandRun run = explain("a0", "c0");
        assertThat(run.out()).contains("They are one entity.", "town", "missing", "+0.00 bits");
        List<String> merges =
                run.out().lines().filter(line -> line.startsWith("  MERGED: ")).toList();
        assertThat(merges).hasSize(2);
        assertThat(merges.get(0)).endsWith("groups of 1 and 1");
        assertThat(merges.get(1)).containsPattern("groups of (2 and 1|1 and 2)");
        assertThat(String.join("", merges)).contains("a0", "b0", "c0");
    }

    @Test
    void theOrderThatWasAskedForIsKept() {
        assertThat(explain("b5", "a5").out().lines().findFirst().orElseThrow()).endsWith("\"b5\" / \"a5\"");
        assertThat(explain("a5", "a5").exit()).isEqualTo(ExitCode.INPUT.code());
    }

    @Test
    void aRefusedMergeIsToldWithItsReason() {
        CommandRun run = explain("a1", "b1");
        assertThat(run.out()).contains("They are two entities.").containsPattern("  VETO: [ab]1 – [ab]1 at ");
    }

    @Test
    void anIdThatIsNotThereIsSaid() {
        CommandRun run = explain("a1", "nobody");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("there is no record with the second id");
    }

    private CommandRun explain(String first, String second) {
        return CommandRun.of("link", "explain", "--settings", settings, first, second);
    }

    private static double bits(String line) {
        MatchResult found = BITS.matcher(line).results().findFirst().orElseThrow();
        return Double.parseDouble(found.group(1));
    }
}
