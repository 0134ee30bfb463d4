package io.tieback.core.match.entity;

/**
 * When two groups may become one: enough of the pairs across them must look alike too, or a single wrong link would
 * join two families of records.
 *
 * @param agreeingShare in [0, 1]: which share of the cross pairs must agree; 0 lets any bridge stand
 * @param sample how many cross pairs are looked at
 * @param agreeingWeight from which match weight in bits a cross pair agrees
 */
public record BridgePolicy(double agreeingShare, int sample, double agreeingWeight) {
    public BridgePolicy {
        if (!(agreeingShare >= 0 && agreeingShare <= 1) || sample < 1) {
            throw new IllegalArgumentException("a bridge policy needs a share in [0, 1] and a sample");
        }
    }

    /** Any link joins two groups: connected components. */
    public static BridgePolicy any() {
        return new BridgePolicy(0, 1, 0);
    }
}
