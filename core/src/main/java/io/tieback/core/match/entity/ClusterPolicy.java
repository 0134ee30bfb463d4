package io.tieback.core.match.entity;

import java.util.List;

/**
 * How pairs become entities.
 *
 * @param leastWeight the least match weight of a link, in bits
 * @param bridges when a link may join two groups
 * @param mostMembers how many records an entity may have
 * @param vetoColumns columns of strong ids: two records with different values are never one entity
 */
public record ClusterPolicy(double leastWeight, BridgePolicy bridges, int mostMembers, List<String> vetoColumns) {
    public ClusterPolicy {
        vetoColumns = List.copyOf(vetoColumns);
        if (mostMembers < 2) {
            throw new IllegalArgumentException("an entity may have two records at least: " + mostMembers);
        }
    }
}
