package io.tieback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.IssuedKey;
import io.tieback.server.control.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys of the API. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, adds and revokes keys of the API; a running server follows within a second.")
final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say list, add or revoke.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all keys, without their secrets.")
    int list(
            @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Which server's.")
                    Path dir,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write them as JSON.")
                    Optional<Path> json) {
        List<ApiKey> keys = ControlFile.use(dir, control -> control.keys());
        Table table = Table.of(
                Column.left("key"),
                Column.left("role"),
                Column.left("advertiser"),
                Column.left("made"),
                Column.left("revoked"));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("keys");
        for (ApiKey key : keys) {
            String revoked = key.revokedAt().map(Instant::toString).orElse("");
            table.row(
                    key.keyId(),
                    key.role().text(),
                    key.advertiserId(),
                    key.createdAt().toString(),
                    revoked);
            list.addObject()
                    .put("keyId", key.keyId())
                    .put("role", key.role().text())
                    .put("advertiserId", key.advertiserId())
                    .put("createdAt", key.createdAt().toString())
                    .put("revokedAt", revoked);
        }
        table.lines().forEach(spec.commandLine().getOut()::println);
        json.ifPresent(file -> RunJson.write(file, document));
        return ExitCode.OK.code();
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes a key and prints its secret, once.")
    int add(
            @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Which server's.")
                    Path dir,
            @Option(names = "--role", paramLabel = "ROLE", required = true, description = "${COMPLETION-CANDIDATES}")
                    Role role,
            @Option(
                            names = "--advertiser",
                            paramLabel = "ID",
                            defaultValue = "",
                            description = "Whose; for the role ADVERTISER only.")
                    String advertiserId) {
        if (role == Role.ADVERTISER && advertiserId.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "A key for an advertiser needs --advertiser ID.");
        }
        IssuedKey issued;
        try {
            issued = ControlFile.use(dir, control -> control.addKey(role, advertiserId));
        } catch (IllegalArgumentException refused) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "No key was made: " + refused.getMessage() + ".",
                    "Name with --advertiser an id that 'tieback advertisers list' shows, for this role only.");
        }
        spec.commandLine().getOut().println(issued.key().keyId() + "  " + issued.secret());
        spec.commandLine().getErr().println("tieback: this is the only time that the secret is shown.");
        return ExitCode.OK.code();
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a key for good.")
    int revoke(
            @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Which server's.")
                    Path dir,
            @Parameters(paramLabel = "KEY", description = "As the list shows it, such as key_1234abcd5678.")
                    String keyId) {
        if (!ControlFile.use(dir, control -> control.revoke(keyId))) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "There is no such key in force.",
                    "'tieback keys list' shows all; one that was revoked stays so.");
        }
        spec.commandLine().getOut().println("revoked " + keyId);
        return ExitCode.OK.code();
    }
}
