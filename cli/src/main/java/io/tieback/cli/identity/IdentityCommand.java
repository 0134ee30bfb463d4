package io.tieback.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.LocalServer;
import io.tieback.cli.client.Source;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Figures;
import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.TooManyUsersException;
import io.tieback.wire.PeopleWriter;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which users are one person. */
@Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Derives which users are one person, and tells it. Asks a running server with a platform's key, "
                + "or opens a data directory that no server has open.")
public final class IdentityCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say derive or person.");
    }

    @Command(
            name = "derive",
            mixinStandardHelpOptions = true,
            description = {
                "Derives people from the identifiers and sightings that stand now, and keeps them. They keep their ids "
                        + "as far as they are the same; what changed is entered in their history."
            })
    int derive(
            @ArgGroup(multiplicity = "1") Source source,
            @Option(
                            names = "--most-users-of-key",
                            paramLabel = "N",
                            description = "A key with more holders, opted-out ones counted, joins nobody (default 2).")
                    Optional<Integer> mostUsersOfKey,
            @Option(
                            names = "--least-kinds",
                            paramLabel = "N",
                            description =
                                    "So many kinds of key must two users share, an e-mail among them " + "(default 1).")
                    Optional<Integer> leastKinds,
            @Option(
                            names = "--agreeing-share",
                            paramLabel = "S",
                            description = "Of the pairs of users across two groups so many must share some key "
                                    + "(default 0.6).")
                    Optional<Double> agreeingShare,
            @Option(
                            names = "--most-users-of-person",
                            paramLabel = "N",
                            description = "So many users may be one person (default 6).")
                    Optional<Integer> mostUsersOfPerson,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write what was found as JSON.")
                    Optional<Path> json) {
        PersonPolicy presets = PersonPolicy.presets();
        PersonPolicy policy = valid(() -> new PersonPolicy(
                mostUsersOfKey.orElse(presets.mostUsersOfKey()),
                leastKinds.orElse(presets.leastKinds()),
                agreeingShare.orElse(presets.agreeingShare()),
                mostUsersOfPerson.orElse(presets.mostUsersOfPerson())));
        JsonNode found = source.ask(
                (client, key) -> client.post("/v1/people:derive?" + query(policy), key, new byte[0], ""),
                dataDir -> LocalServer.answer(dataDir, runtime -> derived(runtime, policy)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(Figures.counted(found.path("users").asInt(), "user") + " are "
                + Figures.counted(found.path("persons").asInt(), "person") + ", as of "
                + found.path("asOf").asText());
        counts(out, "changes since the last time", found.path("changes"));
        counts(out, "pairs of users decided", found.path("decisions"));
        counts(out, "keys of too many users", found.path("tooCommonKeys"));
        out.flush();
        json.ifPresent(file -> RunJson.write(file, found));
        return ExitCode.OK.code();
    }

    @Command(
            name = "person",
            mixinStandardHelpOptions = true,
            description = "Tells the person of a user as last derived: its users, why they are one, and its history.")
    int person(
            @Parameters(paramLabel = "USER-ID", description = "As the platform calls the user.") String userId,
            @ArgGroup(multiplicity = "1") Source source,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write it as JSON.")
                    Optional<Path> json) {
        String path = "/v1/users/" + URLEncoder.encode(userId, StandardCharsets.UTF_8) + "/person";
        JsonNode person = source.ask(
                (client, key) -> client.get(path, key),
                dataDir -> LocalServer.answer(dataDir, runtime -> told(runtime, userId)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(person.path("personId").asText() + ", as of "
                + person.path("asOf").asText() + ": " + list(person.path("userIds")));
        for (JsonNode decision : person.path("decisions")) {
            out.println("  " + decision.path("first").asText() + " and "
                    + decision.path("second").asText() + " share " + word(list(decision.path("shared"))) + ": "
                    + word(decision.path("verdict").asText()));
        }
        for (JsonNode entry : person.path("history")) {
            out.println("  " + entry.path("at").asText() + "  "
                    + entry.path("personId").asText() + " "
                    + entry.path("change").asText()
                    + (entry.has("into") ? " into " + entry.path("into").asText() : ""));
        }
        out.flush();
        json.ifPresent(file -> RunJson.write(file, person));
        return ExitCode.OK.code();
    }

    private PersonPolicy valid(Supplier<PersonPolicy> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()));
        }
    }

    private static String query(PersonPolicy policy) {
        return "mostUsersOfKey=" + policy.mostUsersOfKey() + "&leastKinds=" + policy.leastKinds() + "&agreeingShare="
                + policy.agreeingShare() + "&mostUsersOfPerson=" + policy.mostUsersOfPerson();
    }

    private static byte[] derived(EmbeddedRuntime runtime, PersonPolicy policy) {
        runtime.awaitQuiet(LocalServer.PATIENCE);
        try {
            return PeopleWriter.derivation(runtime.people().derive(policy));
        } catch (TooManyUsersException refused) {
            throw new CommandFailure(
                    ExitCode.INPUT, "Nothing was derived: " + refused.getMessage() + ".", "See docs/ARCHITECTURE.md.");
        }
    }

    private static byte[] told(EmbeddedRuntime runtime, String userId) {
        return runtime.people()
                .ofUser(userId)
                .map(PeopleWriter::person)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INPUT,
                        "No person was derived of such a user.",
                        "Check the id; 'tieback identity derive' derives people anew."));
    }

    private static void counts(PrintWriter out, String what, JsonNode counts) {
        String told = counts.properties().stream()
                .map(count ->
                        String.format(Locale.ROOT, "%,d %s", count.getValue().asInt(), word(count.getKey())))
                .collect(Collectors.joining(", "));
        out.println("  " + what + ": " + (told.isEmpty() ? "none" : told));
    }

    private static String list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String word(String name) {
        return name.replace('_', ' ');
    }
}
