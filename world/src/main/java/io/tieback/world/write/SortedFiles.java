package io.tieback.world.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The world's files, filled bucket by bucket in order. */
final class SortedFiles implements AutoCloseable {
    private final List<OutputStream> streams = new ArrayList<>();
    private final List<Checksum> checksums = new ArrayList<>();
    private final long[] lines = new long[OutputFile.values().length];
    private final long[] bytes = new long[OutputFile.values().length];

    SortedFiles(Path directory) {
        try {
            Files.createDirectories(directory.resolve("truth"));
            for (OutputFile file : OutputFile.values()) {
                OutputStream out = Files.newOutputStream(directory.resolve(file.path()));
                streams.add(new BufferedOutputStream(out, 1 << 16));
                checksums.add(new Checksum());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void append(SortedBucket bucket) {
        try {
            for (OutputFile file : OutputFile.values()) {
                streams.get(file.ordinal()).write(bucket.content(file));
                checksums.get(file.ordinal()).add(bucket.content(file));
                bytes[file.ordinal()] += bucket.content(file).length;
                lines[file.ordinal()] += bucket.lines(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        for (OutputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** What was written, to be asked after closing. */
    List<WrittenFile> written() {
        var written = new ArrayList<WrittenFile>();
        for (OutputFile file : OutputFile.values()) {
            int of = file.ordinal();
            written.add(new WrittenFile(
                    file.path(), lines[of], bytes[of], checksums.get(of).toString()));
        }
        return written;
    }
}
