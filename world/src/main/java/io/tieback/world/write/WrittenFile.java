package io.tieback.world.write;

/**
 * A finished file.
 *
 * @param path where, below the world's directory
 * @param lines how many lines it has
 * @param bytes how long it is
 * @param checksum as {@link Checksum} tells it
 */
public record WrittenFile(String path, long lines, long bytes, String checksum) {}
