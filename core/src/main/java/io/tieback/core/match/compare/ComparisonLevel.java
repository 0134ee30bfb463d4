package io.tieback.core.match.compare;

/**
 * One level of a comparison.
 *
 * @param label what people read, such as {@code "same district"}
 * @param condition when two present values are on it, unless an earlier level holds
 * @param termFrequencyWeight in [0, 1]: how much of the term-frequency adjustment this level takes
 */
public record ComparisonLevel(String label, LevelCondition condition, double termFrequencyWeight) {
    public ComparisonLevel {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a level needs a label");
        }
        if (!(termFrequencyWeight >= 0 && termFrequencyWeight <= 1)) {
            throw new IllegalArgumentException("a term-frequency weight lies in [0, 1]: " + termFrequencyWeight);
        }
    }
}
