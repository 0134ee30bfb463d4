package io.tieback.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version from the build, and the commit where the launcher knows it. */
public final class Version implements IVersionProvider {

    /** The commit that the launcher was run from, with a trailing {@code +} where tracked files were changed. */
    public static String commit() {
        return System.getProperty("tieback.commit", "unknown");
    }

    @Override
    public String[] getVersion() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read from the class path", e);
        }
        return new String[] {
            "tieback " + properties.getProperty("version", "unknown"), "commit " + commit(), "Java " + Runtime.version()
        };
    }
}
