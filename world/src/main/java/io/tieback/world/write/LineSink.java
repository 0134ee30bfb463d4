package io.tieback.world.write;

/** Takes lines in any order; they come out sorted by time, then by household, then by order of arrival within it. */
@FunctionalInterface
public interface LineSink {
    /**
     * Takes a line.
     *
     * @param file which file it belongs to
     * @param millis when it is sent, after the world's start; untimed files do not look at it
     * @param line the line; its bytes are copied
     */
    void accept(OutputFile file, long millis, JsonLine line);
}
