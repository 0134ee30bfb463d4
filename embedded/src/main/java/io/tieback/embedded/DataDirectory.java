package io.tieback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data directory: {@code FORMAT} (its version), {@code pepper} (the tenant's secret, readable by its owner only),
 * {@code lock}, {@code releases} (those of user match that were in service) and {@code store} (the database).
 *
 * @param root the directory
 */
record DataDirectory(Path root) {
    static final int FORMAT = 4;
    private static final int PEPPER_BYTES = 32;

    /** How names begin of what may be there before the format is written. */
    private static final List<String> OURS =
            List.of("lock", "pepper", "FORMAT", "control", "acknowledged", "releases", "store");

    /**
     * Makes the directory what it should be, or finds that it is.
     *
     * @throws DataFormatException if it is something else, which is then left as it is
     */
    static DataDirectory prepare(Path root, SecureRandom random) {
        DataDirectory directory = new DataDirectory(root);
        try {
            if (Files.exists(directory.format())) {
                directory.requireKnownFormat();
                return directory;
            }
            if (isFilled(directory.store())) {
                throw new DataFormatException(root + " holds a store without a format version; it is not touched");
            }
            directory.requireNothingForeign();
            if (!Files.exists(directory.store())) {
                Files.createDirectory(directory.store(), directory.ownerOnly("rwx------"));
            }
            byte[] pepper = new byte[PEPPER_BYTES];
            random.nextBytes(pepper);
            directory.write(directory.pepperFile(), HexFormat.of().formatHex(pepper));
            directory.write(directory.format(), Integer.toString(FORMAT));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory cannot be prepared", e);
        }
    }

    /** A directory that is there already. */
    static DataDirectory existing(Path root) {
        DataDirectory directory = new DataDirectory(root);
        if (!Files.exists(directory.format())) {
            throw new DataFormatException(root + " is not a Tieback data directory");
        }
        try {
            directory.requireKnownFormat();
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory cannot be read", e);
        }
        return directory;
    }

    Path store() {
        return root.resolve("store");
    }

    /** The tenant's pepper, {@value #PEPPER_BYTES} bytes; its id is 1. */
    byte[] pepper() {
        try {
            byte[] pepper =
                    HexFormat.of().parseHex(Files.readString(pepperFile()).strip());
            if (pepper.length != PEPPER_BYTES) {
                throw new DataFormatException("the pepper file is damaged; restore it from a backup");
            }
            return pepper;
        } catch (IOException e) {
            throw new UncheckedIOException("the pepper file cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new DataFormatException("the pepper file is damaged; restore it from a backup");
        }
    }

    /** What tells one pepper from another, and nothing of it. */
    byte[] pepperFingerprint() {
        return Idempotency.hash("pepper|" + HexFormat.of().formatHex(pepper()));
    }

    private Path format() {
        return root.resolve("FORMAT");
    }

    private Path pepperFile() {
        return root.resolve("pepper");
    }

    /** One that is empty was made by a start that came no further. */
    private static boolean isFilled(Path store) throws IOException {
        if (!Files.exists(store)) {
            return false;
        }
        try (Stream<Path> files = Files.list(store)) {
            return files.findAny().isPresent();
        }
    }

    /** A folder of something else is not ours to fill. */
    private void requireNothingForeign() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            Optional<String> foreign = files.map(file -> file.getFileName().toString())
                    .filter(name -> OURS.stream().noneMatch(name::startsWith))
                    .findFirst();
            if (foreign.isPresent()) {
                throw new DataFormatException(root + " is not a Tieback data directory and holds other files, such as "
                        + foreign.get() + "; name a new or an empty one");
            }
        }
    }

    private void requireKnownFormat() throws IOException {
        String found = Files.readString(format()).strip();
        if (!found.equals(Integer.toString(FORMAT))) {
            throw new DataFormatException("the data directory " + root + " has format " + found
                    + "; this version knows format " + FORMAT + ". Nothing was changed.");
        }
    }

    /** Writes a file that is whole or not there, and synced. */
    private void write(Path file, String content) throws IOException {
        Path draft = root.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, options, ownerOnly("rw-------"))) {
            channel.write(ByteBuffer.wrap(Rows.text(content + "\n")));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(root, StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    /** The store holds the keys of what is sealed in it. */
    private FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
