package io.tieback.cli.link;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.learn.link.LinkOutput;
import io.tieback.learn.link.LinkReport;
import io.tieback.learn.link.LinkResult;
import io.tieback.learn.link.LinkSettings;
import io.tieback.learn.link.LinkSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tieback link settings.yaml}: finds the records that are the same entity. */
@Command(
        name = "link",
        description = "Find the records that are the same person, by a settings file.",
        subcommands = {LinkExplainCommand.class, LinkProfileCommand.class, LinkSuggestCommand.class},
        mixinStandardHelpOptions = true)
public final class LinkCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SETTINGS", arity = "0..1", description = "The settings file (YAML).")
    private @Nullable Path settings;

    @Option(names = "--json", description = "Print a summary as JSON on standard output.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write an HTML report that stands alone.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        if (settings == null) {
            throw new ParameterException(spec.commandLine(), "Name a settings file, or a command.");
        }
        PrintWriter err = spec.commandLine().getErr();
        LinkSettings job = LinkRun.settings(settings);
        Path folder = job.output().folder();
        int line = job.lines().of("output");
        requireWritable(folder, line > 0 ? settings + ":" + line + ", output: folder:" : "output: folder:");
        if (report != null) {
            requireWritable(report.toAbsolutePath().getParent(), "--report");
        }
        LinkResult result = LinkRun.run(job, err);
        try {
            LinkOutput.write(result).forEach(file -> err.println("wrote " + file));
            if (report != null) {
                LinkReport.write(result, report);
                err.println("wrote " + report);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, "cannot write: " + e.getMessage(), "Is the disk full?");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? LinkSummary.json(result) : summary(result));
        out.flush();
        err.flush();
        return ExitCode.OK.code();
    }

    /** Before the work, not after it: can files be made in a folder? */
    private static void requireWritable(@Nullable Path folder, String named) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, folder + " cannot be made a folder", "Name another at " + named + ".");
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "nothing can be written in " + folder,
                    "Name another folder at " + named + ".");
        }
    }

    private static String summary(LinkResult result) {
        return result.table().rows() + " records, " + result.pairs().compared() + " pairs compared, "
                + result.entities().count() + " entities at p ≥ "
                + result.settings().clusters().probability();
    }
}
