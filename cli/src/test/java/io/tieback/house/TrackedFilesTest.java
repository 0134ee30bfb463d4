package io.tieback.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is in the repository makes sense on any machine: no path of the one that it was written on, no address of a
 * registry (each builder's own settings say that), no word about how it was written. Patterns are put together from
 * pieces so that this file does not find itself.
 */
class TrackedFilesTest {

    private static final Map<String, Pattern> UNWANTED = Map.of(
            "a machine's path",
            Pattern.compile("(?<![\\w.}$/-])/(wo" + "rk|ro" + "ot|home/[a-z]+|Use" + "rs/\\w+)/|C:\\\\Use" + "rs\\\\|"
                    + "\\.\\./sha" + "red/"),
            "a registry's address",
            Pattern.compile("https?://\\S*(arti" + "factory|/ne" + "xus|repo1?\\.ma" + "ven|regis" + "try\\.|/ma"
                    + "ven2|pypi\\.)|<(repo" + "sitory|mir" + "ror|pluginRepo" + "sitory)>"),
            "a word that does not belong",
            Pattern.compile("(?i)\\b(cla" + "ude|anthro" + "pic|open" + "ai|chat" + "gpt|copi" + "lot|suba" + "gents?|"
                    + "wt-\\w+|issues sh" + "ow|issue #?\\d+)\\b|co-authored" + "-by|\\bAI[- ]gener" + "ated"));

    @Test
    void noFileNamesAMachineARegistryOrItsMaking() throws IOException {
        var broken = new ArrayList<String>();
        for (Path file : files()) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                String where = House.root().relativize(file) + ":" + (i + 1);
                UNWANTED.forEach((what, pattern) -> {
                    if (pattern.matcher(line).find()) {
                        broken.add(where + ": " + what);
                    }
                });
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theLicenceIsTheUnmodifiedApacheText() throws IOException {
        String licence = Files.readString(House.root().resolve("LICENSE"));
        assertThat(licence)
                .startsWith("\n                                 Apache License\n")
                .contains("END OF TERMS AND CONDITIONS", "Copyright [yyyy] [name of copyright owner]")
                .hasSize(11_358);
    }

    /** Tracked files and those that would be tracked next; where there is no git, all but what builds leave behind. */
    private static List<Path> files() throws IOException {
        Path root = House.root();
        Path list = Files.createTempFile("tracked", ".txt");
        try {
            var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
            int exit = git.directory(root.toFile())
                    .redirectOutput(list.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit == 0) {
                return Stream.of(Files.readString(list).split("\0"))
                        .map(root::resolve)
                        .filter(Files::isRegularFile)
                        .toList();
            }
        } catch (IOException e) {
            // There is no git on this machine.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.delete(list);
        }
        return walk(root);
    }

    private static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file)
                            .toString()
                            .matches("(.*/)?(target|\\.git|\\.tieback|\\.idea|\\.vscode|\\.cifuzz-corpus)(/.*)?"))
                    .toList();
        }
    }

    /** No lines for what is not text. */
    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            return List.of();
        }
    }
}
