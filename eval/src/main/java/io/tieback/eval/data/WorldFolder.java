package io.tieback.eval.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import io.tieback.world.write.ParallelWriter.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A written world.
 *
 * @param path where its files are
 * @param world which world it is
 */
public record WorldFolder(Path path, World world) {

    /**
     * Opens a folder that {@code world generate} wrote.
     *
     * @throws UnfitData if it is none
     */
    public static WorldFolder open(Path path) {
        try {
            JsonNode manifest =
                    new ObjectMapper().readTree(path.resolve("world.json").toFile());
            WorldSettings settings = WorldSettings.of(Profile.TYPICAL);
            for (Map.Entry<String, JsonNode> knob : manifest.get("settings").properties()) {
                List<String> numbers = new ArrayList<>();
                knob.getValue().forEach(number -> numbers.add(number.asText()));
                settings = settings.with(knob.getKey(), String.join(" ", numbers));
            }
            World world = new World(
                    manifest.get("profile").asText(),
                    settings,
                    manifest.get("seed").asLong(),
                    manifest.get("people").asInt(),
                    manifest.get("days").asInt(),
                    Instant.parse(manifest.get("start").asText()));
            return new WorldFolder(path, world);
        } catch (IOException | IllegalArgumentException failed) {
            throw new UnfitData(
                    "there is no world in " + path + " (" + failed.getMessage() + ")",
                    "Name a folder that this version's tieback world generate wrote.");
        }
    }

    /** Writes a world. */
    public static WorldFolder write(World world, Path path, Progress progress) {
        new WorldFiles(world).write(path, Runtime.getRuntime().availableProcessors(), progress);
        return new WorldFolder(path, world);
    }

    /** A world under the same settings, as large and as long, with other people. */
    public World sibling(long seed) {
        return new World(world.profile(), world.settings(), seed, world.people(), world.days(), world.start());
    }

    /** A file of it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Profile and size, for people. */
    public String describe() {
        return world.profile() + " (settings " + world.settings().sha256().substring(0, 12) + "), " + world.people()
                + " people, " + world.days() + " days, world seed " + world.seed();
    }

    /**
     * Checks that another world may teach a scorer that is judged on this one.
     *
     * @param mixed whether worlds of other settings were asked for
     * @throws UnfitData if its people are the same, or its settings differ and that was not asked for
     */
    public void requireTeacher(WorldFolder teacher, boolean mixed) {
        if (teacher.world.seed() == world.seed()) {
            throw new UnfitData(
                    "the world to train on has the seed of the world to judge on (" + world.seed()
                            + "), so the same people live in both",
                    "Train on a world of another seed.");
        }
        String own = world.settings().sha256();
        String others = teacher.world.settings().sha256();
        if (!mixed && !own.equals(others)) {
            throw new UnfitData(
                    "the world to train on (" + teacher.describe() + ") is of another kind than the world to judge on ("
                            + describe() + ")",
                    "Give worlds of the same settings, or add --mixed if the difference is what you ask about.");
        }
    }
}
