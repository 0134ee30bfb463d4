package io.tieback.world.write;

/**
 * A finished file.
 *
 * @param file which
 * @param lines how many lines it has
 * @param sha256 of its bytes, hexadecimal
 */
public record WrittenFile(OutputFile file, long lines, String sha256) {}
