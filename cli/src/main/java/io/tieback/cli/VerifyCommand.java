package io.tieback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.client.LocalServer;
import io.tieback.cli.run.LawTable;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.ProgressLine;
import io.tieback.embedded.Law;
import io.tieback.embedded.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks all laws on a data directory. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks all laws on a data directory that no server has open: that nothing was lost or counted twice, that "
                    + "every report's credit sums to one, and that processing the log once more gives the same. "
                    + "Changes nothing; ends with 1 if a law is broken."
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Which to check.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path dataDir;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the findings as one JSON object.")
    private Optional<Path> json = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        List<Law> laws;
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            laws = LocalServer.explained(dataDir, () -> Verification.run(dataDir, LocalServer.RELEASES, progress::at));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        LawTable.of(laws).lines().forEach(spec.commandLine().getOut()::println);
        boolean held = laws.stream().allMatch(Law::held);
        spec.commandLine()
                .getOut()
                .println((held ? "All " + laws.size() + " laws hold" : "A law is BROKEN") + ", checked in "
                        + Figures.seconds(seconds) + ".");
        if (laws.stream().noneMatch(law -> law.name().equals("replay-state"))) {
            spec.commandLine()
                    .getOut()
                    .println("replay-state is not among them: after an erasure the states cannot be made again.");
        }
        json.ifPresent(file -> RunJson.write(file, document(laws, seconds)));
        return (held ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private static ObjectNode document(List<Law> laws, double seconds) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("commit", Version.commit());
        RunJson.laws(document, laws);
        ObjectNode details = document.putObject("details");
        laws.forEach(law -> details.put(law.name(), law.detail()));
        return document.put("seconds", RunJson.rounded(seconds));
    }
}
