package io.tieback.core.match.block;

/** Takes proposed pairs one by one. */
@FunctionalInterface
public interface PairSink {
    /**
     * Takes a pair.
     *
     * @param left the smaller row number; when linking a row of the left set
     * @param right the larger
     */
    void accept(int left, int right);
}
