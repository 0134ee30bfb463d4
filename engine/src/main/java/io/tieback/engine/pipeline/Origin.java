package io.tieback.engine.pipeline;

/**
 * Where in a cascade something was said; with the root's position it is unique and the same in every runtime.
 *
 * @param stage ordinal of the sender; −1 for the input itself
 * @param key the sender's key
 * @param turn how many transitions this key had made for this root before
 * @param output place among the transition's outputs
 */
public record Origin(int stage, String key, int turn, int output) implements Comparable<Origin> {
    @Override
    public int compareTo(Origin other) {
        int order = Integer.compare(stage, other.stage);
        order = order != 0 ? order : key.compareTo(other.key);
        order = order != 0 ? order : Integer.compare(turn, other.turn);
        return order != 0 ? order : Integer.compare(output, other.output);
    }
}
