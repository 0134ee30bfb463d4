package io.tieback.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The one RocksDB database with its column families. Options are those that were measured best: 4 KB blocks, 10-bit
 * filters, index and filter in the block cache, LZ4 with zstd at the bottom, a bounded write-ahead log.
 *
 * <p>Recovery of the write-ahead log is to a point in time: what was synced is there, and of what was not, a prefix.
 */
final class Database implements AutoCloseable {
    private static final int FILTER_BITS = 10;
    /** Few shards of the cache, and filters in parts: a filter larger than a shard would be read at every look-up. */
    private static final int SHARD_BITS = 2;

    private static final double HIGH_PRIORITY_RATIO = 0.3;

    /** Part of a write buffer that filters seeks of absent keys. */
    private static final double MEMTABLE_FILTER = 0.05;

    private static final int BLOCK_BYTES = 4 * 1024;
    private static final long SMALL_BUFFER_BYTES = 4L * 1024 * 1024;
    private static final long INFO_LOG_BYTES = 4L * 1024 * 1024;
    private static final int INFO_LOGS = 3;

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);

    private final WriteOptions synced;
    private final WriteOptions unsynced;
    private final ReadOptions totalOrder;
    private final ReadOptions withinPrefix;
    private final RocksDB rocks;

    private Database(Path directory, StoreSettings settings, Use use) {
        RocksDB.loadLibrary();
        LRUCache cache = own(new LRUCache(settings.blockCacheBytes(), SHARD_BITS, false, HIGH_PRIORITY_RATIO));
        DBOptions options = options(settings);
        List<Column> there = use == Use.READ ? there(directory) : List.of(Column.values());
        List<ColumnFamilyDescriptor> descriptors = there.stream()
                .map(column -> new ColumnFamilyDescriptor(bytes(column), familyOptions(column, settings, cache)))
                .toList();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            rocks = use == Use.READ
                    ? RocksDB.openReadOnly(options, directory.toString(), descriptors, handles)
                    : RocksDB.open(options, directory.toString(), descriptors, handles);
        } catch (RocksDBException e) {
            release();
            throw new StorageFailedException("the store did not open: " + e.getMessage(), e);
        }
        own(rocks);
        handles.forEach(this::own);
        for (int i = 0; i < handles.size(); i++) {
            columns.put(there.get(i), handles.get(i));
        }
        synced = own(new WriteOptions().setSync(true));
        totalOrder = own(new ReadOptions().setTotalOrderSeek(true));
        withinPrefix = own(new ReadOptions().setPrefixSameAsStart(true));
        unsynced = own(new WriteOptions().setSync(false).setDisableWAL(use == Use.SCRATCH));
    }

    /** Opens or makes a database. */
    static Database open(Path directory, StoreSettings settings) {
        return new Database(directory, settings, Use.KEEP);
    }

    /** Opens a database that nobody reads after it is closed: unsynced writes go without a log. */
    static Database openScratch(Path directory, StoreSettings settings) {
        return new Database(directory, settings, Use.SCRATCH);
    }

    /** Opens a database that is there, without changing a byte of it. */
    static Database openReadOnly(Path directory, StoreSettings settings) {
        return new Database(directory, settings, Use.READ);
    }

    private enum Use {
        KEEP,
        READ,
        SCRATCH
    }

    Optional<byte[]> get(Column column, byte[] key) {
        try {
            return Optional.ofNullable(rocks.get(handle(column), key));
        } catch (RocksDBException e) {
            throw failed("read", e);
        }
    }

    Optional<byte[]> get(Column column, byte[] key, ReadOptions options) {
        try {
            return Optional.ofNullable(rocks.get(handle(column), options, key));
        } catch (RocksDBException e) {
            throw failed("read", e);
        }
    }

    /** An iterator over what is there now; the caller closes it. */
    RocksIterator iterator(Column column) {
        return rocks.newIterator(handle(column), totalOrder);
    }

    /** An iterator over what is there now that each seek keeps within the rows of one key; the caller closes it. */
    RocksIterator prefixIterator(Column column) {
        return rocks.newIterator(handle(column), withinPrefix);
    }

    RocksIterator iterator(Column column, ReadOptions options) {
        return rocks.newIterator(handle(column), options);
    }

    /** Writes all or nothing and returns when it is safe on disk. */
    void writeSynced(WriteBatch batch) {
        write(batch, synced);
    }

    /** Writes all or nothing; safe on disk with the next synced write. */
    void writeUnsynced(WriteBatch batch) {
        write(batch, unsynced);
    }

    /** What RocksDB tells of a column, such as {@code rocksdb.estimate-num-keys}. */
    String property(Column column, String name) {
        try {
            return Optional.ofNullable(rocks.getProperty(handle(column), name)).orElse("");
        } catch (RocksDBException e) {
            throw failed("tell", e);
        }
    }

    /** A view of this moment. */
    DatabaseSnapshot snapshot() {
        return new DatabaseSnapshot(this, rocks);
    }

    void put(WriteBatch batch, Column column, byte[] key, byte[] value) {
        try {
            batch.put(handle(column), key, value);
        } catch (RocksDBException e) {
            throw failed("batch", e);
        }
    }

    void delete(WriteBatch batch, Column column, byte[] key) {
        try {
            batch.delete(handle(column), key);
        } catch (RocksDBException e) {
            throw failed("batch", e);
        }
    }

    /** Deletes all rows below a key. */
    void deleteBelow(WriteBatch batch, Column column, byte[] key) {
        try {
            batch.deleteRange(handle(column), new byte[0], key);
        } catch (RocksDBException e) {
            throw failed("write", e);
        }
    }

    /** Writes what is in memory to the columns' files, so that the write-ahead log so far is not needed any more. */
    void flush() {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
            rocks.flush(options, List.copyOf(columns.values()));
        } catch (RocksDBException e) {
            throw failed("flush", e);
        }
    }

    /** Rewrites all files of a column without what was deleted. */
    void compact(Column column) {
        try (CompactRangeOptions options = new CompactRangeOptions()
                .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
            rocks.compactRange(handle(column), null, null, options);
        } catch (RocksDBException e) {
            throw failed("compact", e);
        }
    }

    /** Checks an iterator that ended: damage must not look like the end. */
    static void check(RocksIterator iterator) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw failed("scan", e);
        }
    }

    /** Lets an iterator see what is there now. */
    static void refresh(RocksIterator iterator) {
        try {
            iterator.refresh();
        } catch (RocksDBException e) {
            throw failed("scan", e);
        }
    }

    @Override
    public void close() {
        release();
    }

    private void write(WriteBatch batch, WriteOptions options) {
        try {
            rocks.write(options, batch);
        } catch (RocksDBException e) {
            throw failed("write", e);
        }
    }

    private ColumnFamilyHandle handle(Column column) {
        return Objects.requireNonNull(columns.get(column), "a column that an older store has not");
    }

    /** The columns of a store that is only read: one that an earlier version made may have fewer. */
    private static List<Column> there(Path directory) {
        try (Options options = new Options()) {
            Set<String> families = RocksDB.listColumnFamilies(options, directory.toString()).stream()
                    .map(name -> new String(name, StandardCharsets.US_ASCII))
                    .collect(Collectors.toSet());
            return Arrays.stream(Column.values())
                    .filter(column -> families.contains(column.family()))
                    .toList();
        } catch (RocksDBException e) {
            throw new StorageFailedException("the store did not open: " + e.getMessage(), e);
        }
    }

    private DBOptions options(StoreSettings settings) {
        LRUCache uncharged = own(new LRUCache(settings.allWriteBuffersBytes()));
        WriteBufferManager buffers = own(new WriteBufferManager(settings.allWriteBuffersBytes(), uncharged));
        return own(new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxTotalWalSize(settings.walBytes())
                .setWriteBufferManager(buffers)
                .setMaxBackgroundJobs(settings.backgroundJobs())
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(INFO_LOG_BYTES)
                .setKeepLogFileNum(INFO_LOGS));
    }

    private ColumnFamilyOptions familyOptions(Column column, StoreSettings settings, LRUCache cache) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setMetadataBlockSize(BLOCK_BYTES)
                .setFormatVersion(5);
        if (column.isProbed()) {
            table.setFilterPolicy(own(new BloomFilter(FILTER_BITS, false))).setPartitionFilters(true);
        }
        long buffer = column.isLarge()
                ? settings.writeBufferBytes()
                : Math.min(SMALL_BUFFER_BYTES, settings.writeBufferBytes());
        ColumnFamilyOptions options = own(new ColumnFamilyOptions());
        if (column == Column.STATE) {
            options.useFixedLengthPrefixExtractor(StateRow.HASH_BYTES).setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER);
        }
        return options.setTableFormatConfig(table)
                .setWriteBufferSize(buffer)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    /** Frees native memory, last opened first. */
    private void release() {
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception e) { // AutoCloseable's signature; RocksDB's own throw nothing checked
                throw new IllegalStateException("closing the store failed", e);
            }
        }
    }

    private static byte[] bytes(Column column) {
        return column.family().getBytes(StandardCharsets.US_ASCII);
    }

    private static StorageFailedException failed(String what, RocksDBException e) {
        return new StorageFailedException("the store failed to " + what + ": " + e.getMessage(), e);
    }
}
