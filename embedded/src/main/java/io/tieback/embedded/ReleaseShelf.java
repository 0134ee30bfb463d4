package io.tieback.embedded;

import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.identity.UserMatcher;
import io.tieback.core.report.Promotion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The releases that a data directory keeps, as {@code releases/user-match/<version>}: copies that appear whole or not
 * at all and are never changed, since a report may be judged again, or the log replayed, by each that was in service.
 */
final class ReleaseShelf {
    private static final String RELEASES = "releases";
    private static final String DRAFT = ".draft-";
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9-]{0,63}\\.[a-z]{1,8}");

    private final Path root;
    private final Path folder;
    private final ReleaseReader reader;
    private final Map<Integer, UserMatchModel> models = new ConcurrentSkipListMap<>();

    ReleaseShelf(Path root, ReleaseReader reader) {
        this.root = root;
        this.folder = root.resolve(RELEASES).resolve(Promotion.USER_MATCH);
        this.reader = reader;
    }

    /**
     * Reads the releases that were in service.
     *
     * @throws DataFormatException if one is missing or damaged
     */
    void load(Rollout rollout) {
        for (int version : rollout.named()) {
            Path release = release(version);
            try {
                models.put(version, reader.read(release));
            } catch (IOException damaged) {
                throw new DataFormatException(
                        "the log names release " + version + " of user match, and that in " + release
                                + (Files.exists(release) ? " is damaged (" + damaged.getMessage() + ")" : " is missing")
                                + "; restore that folder from a backup");
            }
        }
    }

    Optional<UserMatcher> matcher(int version) {
        return Optional.ofNullable(models.get(version));
    }

    Optional<UserMatchModel> model(int version) {
        return Optional.ofNullable(models.get(version));
    }

    /** A file of a release, if it has it. */
    Optional<byte[]> file(int version, String name) {
        Path file = release(version).resolve(name);
        try {
            boolean has = FILE.matcher(name).matches() && Files.isRegularFile(file);
            return has ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new StorageFailedException("a file of a release cannot be read", e);
        }
    }

    /** The releases by version. */
    Map<Integer, UserMatchModel> models() {
        return new TreeMap<>(models);
    }

    /**
     * Keeps a release, unless it is kept already.
     *
     * @param files by name
     * @return its version
     * @throws ReleaseRefusedException if it cannot be read, or a bound is broken
     * @throws StorageFailedException if it cannot be written
     */
    synchronized int add(Map<String, byte[]> files) {
        requireBounds(files);
        try {
            makeFolder();
            List<Integer> kept = kept();
            Path draft = Files.createTempDirectory(folder, DRAFT);
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    write(draft.resolve(file.getKey()), file.getValue());
                }
                UserMatchModel model = read(draft);
                Optional<Integer> same =
                        kept.stream().filter(n -> holds(release(n), files)).findFirst();
                int version = same.orElse(kept.isEmpty() ? 1 : kept.get(kept.size() - 1) + 1);
                if (same.isEmpty()) {
                    requireRoom(kept);
                    sync(draft);
                    Files.move(draft, release(version), StandardCopyOption.ATOMIC_MOVE);
                    sync(folder);
                }
                models.put(version, model);
                return version;
            } finally {
                remove(draft);
            }
        } catch (IOException e) {
            throw new StorageFailedException("the release cannot be kept", e);
        }
    }

    private UserMatchModel read(Path draft) {
        try {
            return reader.read(draft);
        } catch (IOException refused) {
            throw new ReleaseRefusedException(
                    String.valueOf(refused.getMessage()).replace(draft.toString(), "the release"));
        }
    }

    private static void requireBounds(Map<String, byte[]> files) {
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        if (files.isEmpty() || files.size() > Releases.MAX_FILES || bytes > Releases.MAX_BYTES) {
            throw new ReleaseRefusedException("a release has 1 to " + Releases.MAX_FILES + " files and at most "
                    + Releases.MAX_BYTES + " bytes, not " + files.size() + " and " + bytes);
        }
        if (!files.keySet().stream().allMatch(name -> FILE.matcher(name).matches())) {
            throw new ReleaseRefusedException("a file of a release has a plain name, such as manifest.json");
        }
    }

    private static void requireRoom(List<Integer> kept) {
        if (kept.size() >= Releases.MOST) {
            throw new ReleaseRefusedException("there are " + kept.size() + " releases, and no more are kept");
        }
    }

    private Path release(int version) {
        return folder.resolve(Integer.toString(version));
    }

    private List<Integer> kept() throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.map(path -> path.getFileName().toString())
                    .filter(name -> VERSION.matcher(name).matches())
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        }
    }

    private static boolean holds(Path release, Map<String, byte[]> files) {
        try (Stream<Path> there = Files.list(release)) {
            if (there.count() != files.size()) {
                return false;
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path other = release.resolve(file.getKey());
                if (!Files.isRegularFile(other) || !Arrays.equals(Files.readAllBytes(other), file.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Made, and rid of what a kill left behind. */
    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(root.resolve(RELEASES));
            sync(root);
        }
        try (Stream<Path> there = Files.list(folder)) {
            for (Path left : there.filter(path -> path.getFileName().toString().startsWith(DRAFT))
                    .toList()) {
                remove(left);
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
