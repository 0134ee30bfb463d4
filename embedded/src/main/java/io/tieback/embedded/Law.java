package io.tieback.embedded;

/**
 * Whether a law holds on a data directory.
 *
 * @param name stable, such as {@code conservation}
 * @param held whether it does
 * @param detail what was counted; where it does not hold, the first thing that breaks it
 */
public record Law(String name, boolean held, String detail) {}
