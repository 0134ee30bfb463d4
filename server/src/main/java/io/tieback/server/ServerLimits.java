package io.tieback.server;

import java.time.Duration;

/**
 * What the HTTP door takes before it says no.
 *
 * @param bodyBytes the largest body, as sent and decompressed, 1 KiB to 16 MiB
 * @param bodiesBytes all bodies held at once, above which requests are turned away; at least {@code bodyBytes}
 * @param headerBytes the largest request line and headers together, 1 KiB to 64 KiB
 * @param arrivalTime how long headers, and then a body, may take to arrive; 1 s to 5 min
 * @param connections open connections, above which new ones wait; at least 1
 * @param slices combinations of data set and conversion type of one advertiser; at least 1
 * @param freeBytes room on the disk under which rows are turned away
 */
public record ServerLimits(
        int bodyBytes,
        long bodiesBytes,
        int headerBytes,
        Duration arrivalTime,
        int connections,
        int slices,
        long freeBytes) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** @throws IllegalArgumentException if a value is out of its range */
    public ServerLimits {
        require("bodyBytes", bodyBytes >= KIB && bodyBytes <= 16 * MIB);
        require("bodiesBytes", bodiesBytes >= bodyBytes);
        require("headerBytes", headerBytes >= KIB && headerBytes <= 64 * KIB);
        require("arrivalTime", !arrivalTime.minusSeconds(1).isNegative() && arrivalTime.toMinutes() <= 5);
        require("connections", connections >= 1);
        require("slices", slices >= 1);
        require("freeBytes", freeBytes >= 0);
    }

    /** 4 MiB a body, 64 MiB of bodies, 16 KiB of headers, 30 seconds, 4,096 connections, 1,000 slices, 256 MiB free. */
    public static ServerLimits presets() {
        return new ServerLimits(4 * MIB, 64L * MIB, 16 * KIB, Duration.ofSeconds(30), 4_096, 1_000, 256L * MIB);
    }

    /** The same with another body timeout. */
    public ServerLimits withArrivalTime(Duration other) {
        return new ServerLimits(bodyBytes, bodiesBytes, headerBytes, other, connections, slices, freeBytes);
    }

    /** The same with another limit of slices. */
    public ServerLimits withSlices(int other) {
        return new ServerLimits(bodyBytes, bodiesBytes, headerBytes, arrivalTime, connections, other, freeBytes);
    }

    /** The same with another room on the disk. */
    public ServerLimits withFreeBytes(long other) {
        return new ServerLimits(bodyBytes, bodiesBytes, headerBytes, arrivalTime, connections, slices, other);
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is out of its range");
        }
    }
}
