package io.tieback.eval.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A world's people dealt at random: those whose truth a platform is told, and those whom its answers are judged by.
 *
 * @param told reports of the panel
 * @param judged reports of everybody else
 */
record TruthPanel(List<MatchSet> told, List<MatchSet> judged) {
    private static final int QUARTER = 4;

    /** Draws a quarter of the people. */
    static TruthPanel of(List<MatchSet> sets, long seed) {
        List<Long> people =
                new ArrayList<>(sets.stream().map(MatchSet::personId).distinct().toList());
        Collections.shuffle(people, new Random(seed));
        Set<Long> drawn = new HashSet<>(people.subList(0, people.size() / QUARTER));
        return new TruthPanel(
                sets.stream().filter(set -> drawn.contains(set.personId())).toList(),
                sets.stream().filter(set -> !drawn.contains(set.personId())).toList());
    }

    /** How many people are both told of and judged; more than none would be a leak. */
    int onBothSides() {
        Set<Long> both = new HashSet<>(told.stream().map(MatchSet::personId).toList());
        both.retainAll(judged.stream().map(MatchSet::personId).toList());
        return both.size();
    }
}
