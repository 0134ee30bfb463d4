package io.tieback.world;

import io.tieback.world.act.Frame;
import io.tieback.world.network.NetworkTable;
import io.tieback.world.people.Household;
import io.tieback.world.people.Population;
import io.tieback.world.report.HouseholdLines;
import io.tieback.world.write.ParallelWriter;
import io.tieback.world.write.ParallelWriter.ChunkMaker;
import io.tieback.world.write.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a world's files: the platform's and advertisers' lines, the network table, and the truth beside them. */
public final class WorldFiles {
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
     * @param directory made if absent; files there are replaced
     * @param threads at least 1; does not change a byte
     * @return the sorted files, with their lines
     * @throws UncheckedIOException if a file cannot be written
     */
    public List<WrittenFile> write(Path directory, int threads, ParallelWriter.Progress progress) {
        var writer = new ParallelWriter(directory, threads, progress);
        List<WrittenFile> written = writer.write(population.chunks(), world.people(), world.days(), this::maker);
        try {
            Files.writeString(directory.resolve("networks.csv"), NetworkTable.csv());
            Files.writeString(directory.resolve("advertisers.jsonl"), MarketLines.advertisers(frame.market()));
            Files.writeString(directory.resolve("truth/advertisers.jsonl"), MarketLines.truth(frame.market()));
            Files.writeString(directory.resolve("truth/campaigns.jsonl"), MarketLines.campaigns(frame));
            Files.writeString(directory.resolve("world.json"), MarketLines.manifest(world, written));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return written;
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
