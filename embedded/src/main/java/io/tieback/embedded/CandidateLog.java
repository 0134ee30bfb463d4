package io.tieback.embedded;

import io.tieback.core.identity.LoggedSet;
import io.tieback.core.stats.TextHash;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.LoggedSetCodec;
import io.tieback.engine.message.Effect.Considered;
import io.tieback.engine.message.Effect.Sampled;
import io.tieback.engine.step.Days;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.rocksdb.RocksIterator;

/**
 * The candidates of acts as they were looked at, the last look of each day: what user match is trained on. They hold
 * no ids, so that there is nobody in them to forget, and go when the states do.
 */
public final class CandidateLog {
    private static final int OF_PANEL = 1;

    private CandidateLog() {}

    /**
     * Reads what a data directory holds, earliest day first; a server may have it open meanwhile, and what it took in
     * since it started may then be missing in part.
     *
     * @return how large what was read is
     * @throws DataFormatException if it is no data directory of this version
     */
    public static Size read(Path dataDir, StoreSettings settings, Consumer<LoggedSet> reader) {
        DataDirectory directory = DataDirectory.existing(dataDir);
        long looks = 0;
        long bytes = 0;
        try (Database database = Database.openReadOnly(directory.store(), settings);
                RocksIterator rows = database.iterator(Column.CANDIDATES)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                byte[] row = rows.value();
                reader.accept(LoggedSetCodec.CODEC.decode(row));
                looks++;
                bytes += row.length;
            }
            Database.check(rows);
        }
        return new Size(looks, bytes);
    }

    /**
     * How large a log is.
     *
     * @param looks at acts
     * @param bytes of all of them, before they are compressed
     */
    public record Size(long looks, long bytes) {}

    static byte[] key(Considered considered) {
        return new ByteWriter()
                .fixed(Days.of(considered.at()))
                .fixed(TextHash.of(considered.actId()))
                .toBytes();
    }

    /** Beside the same act's row without the panel's word. */
    static byte[] key(Sampled sampled) {
        return panelKey(Days.of(sampled.at()), sampled.actId());
    }

    /** Where the panel's word on an act may stand that was told before: the act was looked at again since. */
    static List<byte[]> keysBefore(Sampled sampled, Duration keepFor) {
        long day = Days.of(sampled.at());
        return LongStream.range(Math.max(0, day - keepFor.toDays()), day)
                .mapToObj(earlier -> panelKey(earlier, sampled.actId()))
                .toList();
    }

    /**
     * The group of the person that the panel told of last for an act; empty if none is kept.
     *
     * @param fromDay when the act's first report was received
     * @param toDay today
     */
    static OptionalInt panelGroup(DatabaseSnapshot snapshot, String actId, long fromDay, long toDay) {
        for (long day = toDay; day >= fromDay; day--) {
            Optional<byte[]> row = snapshot.get(Column.CANDIDATES, panelKey(day, actId));
            if (row.isPresent()) {
                return OptionalInt.of(
                        (int) LoggedSetCodec.CODEC.decode(row.get()).set().person());
            }
        }
        return OptionalInt.empty();
    }

    private static byte[] panelKey(long day, String actId) {
        return new ByteWriter()
                .fixed(day)
                .fixed(TextHash.of(actId))
                .one(OF_PANEL)
                .toBytes();
    }

    static byte[] value(Sampled sampled) {
        return LoggedSetCodec.CODEC.encode(LoggedSet.ofPanel(
                sampled.at().toEpochMilli(),
                sampled.advertiserId(),
                sampled.candidates(),
                sampled.userId(),
                sampled.group()));
    }

    /** Where the rows begin that are to be kept, as of a time. */
    static byte[] oldest(long day, Duration keepFor) {
        return new ByteWriter().fixed(Math.max(0, day - keepFor.toDays())).toBytes();
    }

    static byte[] value(Considered considered) {
        return LoggedSetCodec.CODEC.encode(LoggedSet.of(
                considered.at().toEpochMilli(),
                considered.advertiserId(),
                considered.candidates(),
                considered.named()));
    }
}
