package io.tieback.world.write;

/**
 * A finished file.
 *
 * @param file which
 * @param lines how many lines it has
 */
public record WrittenFile(OutputFile file, long lines) {}
