package io.tieback.embedded;

/**
 * How much memory and disk the store may use. Changing them never changes an answer.
 *
 * @param blockCacheBytes cache of read blocks, indexes and filters; at least 1 MiB
 * @param writeBufferBytes write buffer of one large column family; at least 64 KiB
 * @param allWriteBuffersBytes all write buffers together; at least {@code writeBufferBytes}
 * @param walBytes the write-ahead log above which buffers are flushed; bounds the time of a restart; at least 64 KiB
 * @param backgroundJobs threads that flush and compact, 1 to 64
 * @param cachedStateRows rows of state that the pipeline remembers between batches, 0 to 10 million
 */
public record StoreSettings(
        long blockCacheBytes,
        long writeBufferBytes,
        long allWriteBuffersBytes,
        long walBytes,
        int backgroundJobs,
        int cachedStateRows) {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** @throws IllegalArgumentException if a value is out of its range */
    public StoreSettings {
        Ranges.atLeast("blockCacheBytes", blockCacheBytes, MIB);
        Ranges.atLeast("writeBufferBytes", writeBufferBytes, 64 * KIB);
        Ranges.atLeast("allWriteBuffersBytes", allWriteBuffersBytes, writeBufferBytes);
        Ranges.atLeast("walBytes", walBytes, 64 * KIB);
        Ranges.within("backgroundJobs", backgroundJobs, 1, 64);
        Ranges.within("cachedStateRows", cachedStateRows, 0, 10_000_000);
    }

    /** About 1 GB: 256 MiB of cache, buffers of 64 MiB and 400 MiB together, a log of 64 MiB, 4 threads. */
    public static StoreSettings presets() {
        return new StoreSettings(256 * MIB, 64 * MIB, 400 * MIB, 64 * MIB, 4, 300_000);
    }

    /** About 50 MB, for tests and small machines. */
    public static StoreSettings small() {
        return new StoreSettings(8 * MIB, 4 * MIB, 16 * MIB, 8 * MIB, 2, 10_000);
    }
}
