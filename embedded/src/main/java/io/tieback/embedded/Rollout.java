package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.Codec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which release of user match is in service at the end of the log.
 *
 * @param inForce its version; 0 for none
 * @param named all versions that were ever in service, ascending: reports in the log may be judged by each
 */
record Rollout(int inForce, List<Integer> named) {
    static final Rollout NONE = new Rollout(0, List.of());

    private static final Codec<Rollout> CODEC = Codec.versioned(
            1,
            (w, rollout) -> w.unsigned(rollout.inForce).list(rollout.named, (each, version) -> each.unsigned(version)),
            r -> new Rollout(
                    Math.toIntExact(r.unsigned()),
                    r.list(ByteReader::unsigned).stream().map(Math::toIntExact).toList()));

    Rollout {
        named = List.copyOf(named);
    }

    static Rollout of(Database database) {
        return database.get(Column.META, Rows.ROLLOUT).map(CODEC::decode).orElse(NONE);
    }

    byte[] bytes() {
        return CODEC.encode(this);
    }

    /** Whether a version, or none as 0, ever was in force: only such can a log be replayed with. */
    boolean wasInForce(int version) {
        return version == 0 || named.contains(version);
    }

    Rollout after(int version) {
        IntStream all = IntStream.concat(named.stream().mapToInt(n -> n), IntStream.of(version));
        return new Rollout(
                version, all.filter(n -> n > 0).distinct().sorted().boxed().toList());
    }
}
