package io.tieback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReferenceTest {
    private static final List<String> ELSEWHERE = List.of("link", "eval", "train", "world");

    @Test
    void everyCommandOptionAndExitCodeIsInTheReference() throws IOException {
        String page = Files.readString(root().resolve("docs/reference/cli.md"));
        for (ExitCode exit : ExitCode.values()) {
            assertThat(page).contains("| " + exit.code() + " |");
        }
        List<String> missing = new ArrayList<>();
        Tieback.commandLine().getSubcommands().forEach((name, command) -> missing(page, name, command, missing));
        assertThat(missing).isEmpty();
    }

    @Test
    void noCommandShowsAPlaceholderInPlaceOfAWord() {
        List<String> unnamed = new ArrayList<>();
        unnamed(Tieback.commandLine(), unnamed);
        assertThat(unnamed).isEmpty();
    }

    private static void unnamed(CommandLine command, List<String> unnamed) {
        command.getCommandSpec().args().stream()
                .filter(arg -> arg.paramLabel().startsWith("<"))
                .filter(arg -> arg.arity().max() > 0)
                .forEach(arg -> unnamed.add(command.getCommandName() + " " + arg.paramLabel()));
        command.getSubcommands().values().forEach(inner -> unnamed(inner, unnamed));
    }

    private static void missing(String page, String name, CommandLine command, List<String> missing) {
        if (ELSEWHERE.contains(name)) {
            return;
        }
        if (!page.contains(name)) {
            missing.add(name);
        }
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .filter(option -> !page.contains(option.longestName()))
                .forEach(option -> missing.add(name + " " + option.longestName()));
        command.getSubcommands().forEach((inner, sub) -> missing(page, name + " " + inner, sub, missing));
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("tieback"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }
}
