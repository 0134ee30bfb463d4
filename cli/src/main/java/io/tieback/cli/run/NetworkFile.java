package io.tieback.cli.run;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.WrongLineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of networks, and in plain words why it cannot be used. */
public final class NetworkFile {
    private NetworkFile() {}

    /** Reads the table of {@code file}. */
    public static NetworkTable read(Path file) {
        try {
            return NetworkTable.read(Files.readAllLines(file));
        } catch (WrongLineException wrong) {
            throw new CommandFailure(
                    ExitCode.INPUT, file + ", line " + wrong.line() + ": " + wrong.getMessage() + ".", wrong.mend());
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The networks in " + file + " cannot be read ("
                            + failed.getClass().getSimpleName() + ").",
                    "Name a file of lines such as 10.0.0.0/8,home after the titles " + NetworkTable.HEADER + ".");
        }
    }
}
