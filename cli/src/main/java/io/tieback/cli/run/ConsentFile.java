package io.tieback.cli.run;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.core.admit.ConsentPolicy;
import io.tieback.core.privacy.WrongLineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a consent policy, and in plain words why it cannot be used. */
public final class ConsentFile {
    private ConsentFile() {}

    /** Reads the policy of {@code file}. */
    public static ConsentPolicy read(Path file) {
        try {
            return ConsentPolicy.read(Files.readAllLines(file));
        } catch (WrongLineException wrong) {
            throw new CommandFailure(
                    ExitCode.INPUT, file + ", line " + wrong.line() + ": " + wrong.getMessage() + ".", wrong.mend());
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The consent policy in " + file + " cannot be read ("
                            + failed.getClass().getSimpleName() + ").",
                    "Name a file of lines such as region.US-CA=limited.");
        }
    }
}
