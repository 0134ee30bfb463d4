package io.tieback.eval.data;

import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which worlds a yardstick may judge on, and learn from. */
public final class JudgedWorlds {
    private JudgedWorlds() {}

    /**
     * Opens a folder that {@code world generate} wrote.
     *
     * @throws UnfitData if it is none
     */
    public static WorldFolder open(Path path) {
        try {
            return WorldFolder.read(path);
        } catch (UncheckedIOException failed) {
            throw new UnfitData(
                    "there is no whole world in " + path + " (" + reason(failed) + ")",
                    "Name a folder that this version's tieback world generate wrote, or write it again.");
        }
    }

    private static String reason(UncheckedIOException failed) {
        Throwable why = Objects.requireNonNullElse(failed.getCause(), failed);
        return why instanceof NoSuchFileException ? "world.json is missing" : String.valueOf(why.getMessage());
    }

    private static Set<String> users(WorldFolder world) {
        Set<String> users = new TreeSet<>();
        JsonLines.read(
                world.file("identifiers.jsonl"),
                line -> users.add(line.path("userId").asText()));
        return users;
    }

    /** Profile, settings and size, for people. */
    public static String describe(WorldFolder folder) {
        World world = folder.world();
        return world.profile() + " (settings " + world.settings().sha256().substring(0, 12) + "), " + world.people()
                + " people, " + world.days() + " days, world seed " + world.seed();
    }

    /**
     * Checks that a world may teach a scorer that is judged on another.
     *
     * @param mixed whether worlds of other settings may
     * @throws UnfitData if it may not
     */
    public static void requireTeacher(WorldFolder judged, WorldFolder teacher, boolean mixed) {
        if (teacher.world().seed() == judged.world().seed()) {
            throw new UnfitData(
                    "the world to train on has the seed of the world to judge on ("
                            + judged.world().seed() + "), so the same people live in both",
                    "Train on a world of another seed.");
        }
        Set<String> users = users(judged);
        users.retainAll(users(teacher));
        if (!users.isEmpty()) {
            throw new UnfitData(
                    users.size() + " users of the world to judge on live in the world to train on too, such as "
                            + users.iterator().next(),
                    "Train on a world of other people: write one of another seed.");
        }
        String own = judged.world().settings().sha256();
        String others = teacher.world().settings().sha256();
        if (!mixed && !own.equals(others)) {
            throw new UnfitData(
                    "the world to train on (" + describe(teacher) + ") is of another kind than the world to judge on ("
                            + describe(judged) + ")",
                    "Give worlds of the same settings, or add --mixed if the difference is what you ask about.");
        }
    }
}
