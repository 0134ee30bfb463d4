package io.tieback.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Screen;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that measures: its figures on the screen, and in a file if that is asked for. */
abstract class Measurement implements Callable<Integer> {
    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of all that is made up (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as one JSON object.")
    private Optional<Path> json = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    /** Measures, prints, and returns the figures for the file. */
    abstract ObjectNode measure();

    @Override
    public final Integer call() {
        ObjectNode figures = measure();
        json.ifPresent(file -> RunJson.write(file, figures));
        return ExitCode.OK.code();
    }

    final long seed() {
        return seed;
    }

    final CommandSpec spec() {
        return spec;
    }

    /** A screen that begins with what was found and how it was measured. */
    final Screen screen(String found, String how) {
        Screen screen = new Screen(spec.commandLine().getOut());
        screen.head(
                found,
                String.format(
                        Locale.ROOT,
                        "%s, seed %d; commit %s, Java %s, %d processors",
                        how,
                        seed,
                        Version.commit(),
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors()));
        screen.space();
        return screen;
    }

    /** A document that says how it was measured. */
    final ObjectNode document() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seed", seed)
                .put("commit", Version.commit())
                .put("processors", Runtime.getRuntime().availableProcessors());
    }
}
