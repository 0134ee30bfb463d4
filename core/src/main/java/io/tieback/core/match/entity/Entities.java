package io.tieback.core.match.entity;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which rows are one entity, and why.
 *
 * @see EntityClustering
 */
public final class Entities {
    private final int[] entityOf;
    private final List<Merge> decisions;

    Entities(int[] entityOf, List<Merge> decisions) {
        this.entityOf = entityOf;
        this.decisions = Collections.unmodifiableList(decisions);
    }

    /** How many rows there are. */
    public int rows() {
        return entityOf.length;
    }

    /** The entity of a row, named by its smallest row. */
    public int entityOf(int row) {
        return entityOf[row];
    }

    /** The entity of each row. */
    public int[] toArray() {
        return entityOf.clone();
    }

    /** How many entities there are, those of a single row included. */
    public int count() {
        int count = 0;
        for (int row = 0; row < entityOf.length; row++) {
            count += entityOf[row] == row ? 1 : 0;
        }
        return count;
    }

    /** How many entities have each number of rows; index 0 is unused. */
    public int[] sizeHistogram() {
        int[] sizes = new int[entityOf.length];
        int most = 0;
        for (int entity : entityOf) {
            most = Math.max(most, ++sizes[entity]);
        }
        int[] histogram = new int[most + 1];
        Arrays.stream(sizes).filter(size -> size > 0).forEach(size -> histogram[size]++);
        return histogram;
    }

    /** Every merge and every refusal, in the order decided. */
    public List<Merge> decisions() {
        return decisions;
    }
}
