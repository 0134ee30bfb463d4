package io.tieback.eval.linkage;

import io.tieback.learn.link.LinkJob;
import io.tieback.learn.link.LinkProgress;
import io.tieback.learn.link.LinkResult;
import io.tieback.learn.link.LinkSettings;
import io.tieback.learn.link.SettingsProblem;
import io.tieback.learn.link.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Linking jobs by settings fixed beforehand, which travel with the yardstick, or by a settings file that replaces those
 * of the data set whose file it reads. Id and truth are always the yardstick's own.
 */
final class JudgedJob {
    private static final List<String> PRESETS = List.of(
            "historical-50k.yaml",
            "febrl-3.yaml",
            "febrl-4.yaml",
            "splink-transactions.yaml",
            "fake-1000.yaml",
            "people.yaml");

    private final Optional<LinkSettings> own;
    private final long seed;

    private JudgedJob(Optional<LinkSettings> own, long seed) {
        this.own = own;
        this.seed = seed;
    }

    /** Jobs by the yardstick's own settings. */
    static JudgedJob ofPresets(long seed) {
        return new JudgedJob(Optional.empty(), seed);
    }

    /**
     * Jobs of which one takes its settings from a file.
     *
     * @throws UnfitSettings if the file cannot be read, or reads none of the data sets
     */
    static JudgedJob of(Optional<Path> file, long seed) {
        if (file.isEmpty()) {
            return ofPresets(seed);
        }
        LinkSettings own = settings(SettingsReader.read(file.get()));
        if (PRESETS.stream().noneMatch(preset -> isOf(own, preset(preset)))) {
            List<String> known = PRESETS.stream()
                    .map(preset -> name(preset(preset).input().left()))
                    .toList();
            throw new UnfitSettings(new SettingsProblem(
                    file.get(),
                    own.lines().of("input"),
                    "none of the yardstick's data sets is read from "
                            + name(own.input().left()),
                    "Name one of: " + String.join(", ", known)));
        }
        return new JudgedJob(Optional.of(own), seed);
    }

    /** The text of settings that travel with the yardstick. */
    static String text(String preset) {
        try (InputStream in = JudgedJob.class.getResourceAsStream(preset)) {
            if (in == null) {
                throw new IllegalArgumentException("no settings " + preset);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a job by a preset whose files lie in a folder. */
    LinkResult run(String preset, Path folder) {
        return run(preset, folder, text -> text, LinkProgress.silent());
    }

    /**
     * Runs a job by a preset.
     *
     * @param folder where its files lie
     * @param amended changes the preset's text first
     * @param progress hears how far it is
     */
    LinkResult run(String preset, Path folder, UnaryOperator<String> amended, LinkProgress progress) {
        LinkSettings judged =
                settings(SettingsReader.read(folder.resolve("settings.yaml"), amended.apply(text(preset))));
        LinkSettings chosen = own.filter(settings -> isOf(settings, preset(preset)))
                .map(settings -> settings.withInput(judged.input()))
                .orElse(judged)
                .withSeed(seed);
        LinkJob.Outcome outcome = new LinkJob(chosen, progress).run();
        if (outcome instanceof LinkJob.Outcome.Faulty faulty) {
            throw new UnfitSettings(faulty.problem());
        }
        return ((LinkJob.Outcome.Linked) outcome).result();
    }

    private static LinkSettings preset(String name) {
        return settings(SettingsReader.read(Path.of(name), text(name)));
    }

    private static LinkSettings settings(SettingsReader.Result read) {
        if (read instanceof SettingsReader.Result.Faulty faulty) {
            throw new UnfitSettings(faulty.problem());
        }
        return ((SettingsReader.Result.Read) read).settings();
    }

    /** Whether settings read the data set of a preset: by the file's name, which may say more before a line. */
    private static boolean isOf(LinkSettings own, LinkSettings preset) {
        String read = name(own.input().left());
        String judged = name(preset.input().left());
        String stem = judged.replaceFirst("\\..*", "");
        return own.input().right().isPresent() == preset.input().right().isPresent()
                && (read.equals(judged) || read.endsWith("_" + judged) || read.startsWith(stem + "-"));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
