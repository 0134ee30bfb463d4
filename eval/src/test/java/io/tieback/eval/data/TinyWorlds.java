package io.tieback.eval.data;

import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.List;

/** Small typical worlds for tests; no published table uses their seeds. */
public final class TinyWorlds {
    private static final int PEOPLE = 250;
    private static final int DAYS = 14;

    private TinyWorlds() {}

    /** Writes one into a new folder below {@code folder}. */
    public static WorldFolder write(Path folder, Profile profile, long seed) {
        World world = new World(profile.key(), WorldSettings.of(profile), seed, PEOPLE, DAYS, World.USUAL_START);
        return WorldFolder.write(world, folder.resolve(profile.key() + seed), (step, done, total) -> {});
    }

    /** Two worlds, of which the second teaches. */
    public static Teachers teachers(Path folder, long seed) {
        WorldFolder judged = write(folder, Profile.TYPICAL, seed);
        WorldFolder teacher = write(folder, Profile.TYPICAL, seed + 1);
        return new Teachers(judged, List.of(teacher), 1, (step, done, total) -> {});
    }
}
