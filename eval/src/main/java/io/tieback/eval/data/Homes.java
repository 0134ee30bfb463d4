package io.tieback.eval.data;

import io.tieback.world.read.WorldFolder;
import java.util.HashMap;
import java.util.Map;

/** Who lives in which household of a world, by its truth. */
public final class Homes {
    /** Of those who are not of the world. */
    public static final long NONE = -1;

    private final Map<Long, Long> byPerson = new HashMap<>();
    private final Map<String, Long> byUser = new HashMap<>();

    private Homes() {}

    /** Of a world. */
    public static Homes of(WorldFolder world) {
        Homes homes = new Homes();
        JsonLines.read(world.file("truth/people.jsonl"), line -> {
            long home = line.path("householdId").asLong();
            homes.byPerson.put(line.path("personId").asLong(), home);
            homes.byUser.put(line.path("userId").asText(""), home);
        });
        return homes;
    }

    /** The number of a person's household, or {@link #NONE}. */
    public long ofPerson(long personId) {
        return byPerson.getOrDefault(personId, NONE);
    }

    /** The number of a user's household, or {@link #NONE}. */
    public long ofUser(String userId) {
        return userId.isEmpty() ? NONE : byUser.getOrDefault(userId, NONE);
    }
}
