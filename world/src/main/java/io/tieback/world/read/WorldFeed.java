package io.tieback.world.read;

import io.tieback.world.read.FeedLine.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** All that a world's platform and advertisers send, in order of receipt; of each file one line is in memory. */
public final class WorldFeed implements AutoCloseable {
    private static final Comparator<Source> NEXT = Comparator.comparingLong((Source source) -> source.next.atMillis())
            .thenComparing(source -> source.next.kind());

    private final List<BufferedReader> readers = new ArrayList<>();
    private final PriorityQueue<Source> sources = new PriorityQueue<>(NEXT);

    private WorldFeed() {}

    /**
     * Opens a world's folder.
     *
     * @throws UncheckedIOException if a file of it cannot be read
     */
    public static WorldFeed open(Path world) {
        return open(world, EnumSet.allOf(Kind.class));
    }

    /** Opens a world's folder, for lines of some kinds alone. */
    public static WorldFeed open(Path world, Set<Kind> kinds) {
        WorldFeed feed = new WorldFeed();
        try {
            for (Kind kind : kinds) {
                BufferedReader reader = Files.newBufferedReader(world.resolve(kind.file()));
                feed.readers.add(reader);
                Source.first(kind, reader).ifPresent(feed.sources::add);
            }
            return feed;
        } catch (IOException failed) {
            feed.close();
            throw new UncheckedIOException(failed);
        }
    }

    /** The next line, or empty after the last. */
    public Optional<FeedLine> next() {
        Source source = sources.poll();
        if (source == null) {
            return Optional.empty();
        }
        FeedLine line = source.next;
        if (source.advance()) {
            sources.add(source);
        }
        return Optional.of(line);
    }

    @Override
    public void close() {
        try {
            for (BufferedReader reader : readers) {
                reader.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file and its next line. */
    private static final class Source {
        private final Kind kind;
        private final BufferedReader reader;
        private FeedLine next;

        private Source(Kind kind, BufferedReader reader, FeedLine next) {
            this.kind = kind;
            this.reader = reader;
            this.next = next;
        }

        static Optional<Source> first(Kind kind, BufferedReader reader) throws IOException {
            return Optional.ofNullable(reader.readLine())
                    .map(line -> new Source(kind, reader, FeedLine.of(kind, line)));
        }

        boolean advance() {
            try {
                String line = reader.readLine();
                if (line != null) {
                    next = FeedLine.of(kind, line);
                }
                return line != null;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
