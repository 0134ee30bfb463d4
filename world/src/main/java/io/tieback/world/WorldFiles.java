package io.tieback.world;

import io.tieback.world.act.Frame;
import io.tieback.world.network.NetworkTable;
import io.tieback.world.people.Household;
import io.tieback.world.people.Population;
import io.tieback.world.report.HouseholdLines;
import io.tieback.world.settings.Knob;
import io.tieback.world.write.Checksum;
import io.tieback.world.write.ParallelWriter;
import io.tieback.world.write.ParallelWriter.ChunkMaker;
import io.tieback.world.write.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a world's files: the platform's and advertisers' lines, the network table, and the truth beside them. */
public final class WorldFiles {
    private static final double BYTES_OF_A_DAY = 1_500;
    private static final double BYTES_OF_A_TOLD_DAY = 10_000;

    private final World world;
    private final Frame frame;
    private final Population population;

    /** @throws IllegalArgumentException if there are too many people */
    public WorldFiles(World world) {
        this.world = world;
        population = new Population(world.seed(), world.people(), world.settings());
        frame = Frame.of(world.seed(), world.settings(), world.people(), world.days());
    }

    /**
     * Writes everything.
     *
     * @param directory made if absent; files there are replaced. It is a world again when all are written: world.json
     *     goes first and comes last
     * @param threads at least 1; does not change a byte
     * @return all files but world.json
     * @throws UncheckedIOException if a file cannot be written
     */
    public List<WrittenFile> write(Path directory, int threads, ParallelWriter.Progress progress) {
        try {
            Files.deleteIfExists(directory.resolve("world.json"));
            var writer = new ParallelWriter(directory, threads, progress);
            var written = new ArrayList<>(
                    writer.write(population.chunks(), world.people(), world.days(), bytes(), this::maker));
            written.add(small(directory, "networks.csv", NetworkTable.csv()));
            written.add(small(directory, "advertisers.jsonl", MarketLines.advertisers(frame.market())));
            written.add(small(directory, "truth/advertisers.jsonl", MarketLines.truth(frame.market())));
            written.add(small(directory, "truth/campaigns.jsonl", MarketLines.campaigns(frame)));
            Files.writeString(directory.resolve("world.json"), MarketLines.manifest(world, written));
            return written;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static WrittenFile small(Path directory, String path, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(path), text);
        String checksum = Checksum.of(file).toString();
        return new WrittenFile(path, text.lines().count(), Files.size(file), checksum);
    }

    /** Of a person's day, and of a day whose every session is told; a little more than is usual. */
    private long bytes() {
        double told = Math.min(world.people(), world.settings().get(Knob.BROWSING_PEOPLE));
        return (long) (world.days() * (BYTES_OF_A_DAY * world.people() + BYTES_OF_A_TOLD_DAY * told));
    }

    private ChunkMaker maker() {
        var lines = new HouseholdLines(frame, world.people(), world.start().toEpochMilli());
        return (chunk, sink, household) -> {
            for (Household one : population.chunk(chunk)) {
                household.accept(one.id());
                lines.write(one, sink);
            }
        };
    }
}
