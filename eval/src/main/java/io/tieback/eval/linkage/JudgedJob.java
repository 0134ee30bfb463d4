package io.tieback.eval.linkage;

import io.tieback.learn.link.LinkJob;
import io.tieback.learn.link.LinkProgress;
import io.tieback.learn.link.LinkResult;
import io.tieback.learn.link.LinkSettings;
import io.tieback.learn.link.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A linking job by settings fixed beforehand, which travel with the yardstick. */
final class JudgedJob {
    private JudgedJob() {}

    /** The text of settings that travel with the yardstick. */
    static String settings(String name) {
        try (InputStream in = JudgedJob.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no settings " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs settings whose files lie in a folder. */
    static LinkResult run(String text, Path folder, long seed) {
        Path place = folder.resolve("settings.yaml");
        SettingsReader.Result read = SettingsReader.read(place, text);
        if (read instanceof SettingsReader.Result.Faulty faulty) {
            throw new IllegalStateException(faulty.problem().describe());
        }
        LinkSettings settings = ((SettingsReader.Result.Read) read).settings().withSeed(seed);
        LinkJob.Outcome outcome = new LinkJob(settings, LinkProgress.silent()).run();
        if (outcome instanceof LinkJob.Outcome.Faulty faulty) {
            throw new IllegalStateException(faulty.problem().describe());
        }
        return ((LinkJob.Outcome.Linked) outcome).result();
    }
}
