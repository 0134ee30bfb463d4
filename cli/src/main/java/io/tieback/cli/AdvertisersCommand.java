package io.tieback.cli;

import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.server.control.Advertiser;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Advertisers of a server. */
@Command(
        name = "advertisers",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists and adds advertisers; a running server follows within a second.")
final class AdvertisersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say list or add.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all advertisers.")
    int list(
            @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Which server's.")
                    Path dir) {
        Table table = Table.of(
                Column.left("advertiser"),
                Column.left("name"),
                Column.left("zone"),
                Column.left("currency"),
                Column.left("region"));
        ControlFile.use(dir, control -> control.advertisers())
                .forEach(one ->
                        table.row(one.advertiserId(), one.name(), one.zone().getId(), one.currency(), one.region()));
        table.lines().forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK.code();
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds an advertiser.")
    int add(
            @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Which server's.")
                    Path dir,
            @Parameters(paramLabel = "ID", description = "Letters, digits, dot, hyphen, underscore; up to 64.")
                    String advertiserId,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "For people.") String name,
            @Option(
                            names = "--zone",
                            paramLabel = "ZONE",
                            defaultValue = "UTC",
                            description = "Time zone of its days (${DEFAULT-VALUE}).")
                    String zone,
            @Option(
                            names = "--currency",
                            paramLabel = "CODE",
                            defaultValue = "",
                            description = "Of values without one, such as EUR.")
                    String currency,
            @Option(
                            names = "--region",
                            paramLabel = "CODE",
                            defaultValue = "",
                            description = "Of phone numbers without one, such as DE.")
                    String region) {
        Advertiser advertiser = advertiser(advertiserId, name, zone, currency, region);
        if (!ControlFile.use(dir, control -> control.addAdvertiser(advertiser))) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "There is an advertiser of that id already.",
                    "It stays as it is; choose another id.");
        }
        spec.commandLine().getOut().println("added " + advertiserId);
        return ExitCode.OK.code();
    }

    private static Advertiser advertiser(String id, String name, String zone, String currency, String region) {
        try {
            return new Advertiser(id, name.isEmpty() ? id : name, ZoneId.of(zone), currency, region);
        } catch (DateTimeException unknown) {
            throw new CommandFailure(
                    ExitCode.INPUT, "There is no zone " + zone + ".", "Name one such as Europe/Berlin.");
        } catch (IllegalArgumentException refused) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "No advertiser was added: " + refused.getMessage() + ".",
                    "Mend that and try again.");
        }
    }
}
