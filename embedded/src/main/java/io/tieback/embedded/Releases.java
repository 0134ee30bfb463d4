package io.tieback.embedded;

import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.report.Promotion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts releases of user match in service, which judge the reports that come from then on. Those that came before keep
 * theirs. For any number of threads.
 */
public final class Releases {
    /** Releases that a data directory keeps at most. */
    public static final int MOST = 1_000;

    /** Files of a release at most. */
    public static final int MAX_FILES = 16;

    /** Bytes of a release's files at most. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private final ReleaseShelf shelf;
    private final Committer committer;
    private final Door door;

    Releases(ReleaseShelf shelf, Committer committer, Door door) {
        this.shelf = shelf;
        this.committer = committer;
        this.door = door;
    }

    /**
     * A release that is kept.
     *
     * @param version its place among those that are kept, from 1 on
     * @param release the name that it was given when it was trained
     */
    public record Kept(int version, String release) {}

    /** Which serves: its version, or 0 if none does. */
    public int inForce() {
        return committer.rollout().inForce();
    }

    /** The releases that are kept, by version. */
    public List<Kept> kept() {
        return shelf.models().entrySet().stream()
                .map(one -> new Kept(one.getKey(), one.getValue().release()))
                .toList();
    }

    /** The model of a release that is kept. */
    public Optional<UserMatchModel> model(int version) {
        return shelf.model(version);
    }

    /** A file of a release that is kept, as it was promoted. */
    public Optional<byte[]> file(int version, String name) {
        return shelf.model(version).flatMap(kept -> shelf.file(version, name));
    }

    /**
     * Copies a release into the data directory and puts it in service; returns when that is synced. One that is kept
     * already keeps its version; one that serves already changes nothing.
     *
     * @param files of the release's folder, by name
     * @return its version
     * @throws ReleaseRefusedException if it cannot be read, or a bound is broken
     * @throws StorageFailedException if it cannot be written
     * @throws OverloadedException if too much is waiting; the release is kept, and does not serve
     */
    public int promote(Map<String, byte[]> files) {
        int version = shelf.add(files);
        promote(version);
        return version;
    }

    /**
     * Puts a release that is kept in service, or none; returns when that is synced.
     *
     * @param version 0 for none
     * @throws ReleaseRefusedException if there is none of that version
     * @throws OverloadedException if too much is waiting; nothing was changed
     */
    public synchronized void promote(int version) {
        if (version != 0 && shelf.model(version).isEmpty()) {
            throw new ReleaseRefusedException("there is no release " + version + " of user match");
        }
        if (version != inForce()) {
            door.append(List.of(new Promotion(Promotion.USER_MATCH, version)));
        }
    }
}
