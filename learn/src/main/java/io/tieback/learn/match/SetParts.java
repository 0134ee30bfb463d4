package io.tieback.learn.match;

import io.tieback.core.identity.LabelledSet;
import io.tieback.core.match.records.PackedStrings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Deals sets to what they are for, by person, so that what judges never taught. A fifth of the advertisers is held out
 * as a whole: their sets judge or are left out. Of each part a sample is kept.
 */
final class SetParts {
    /** So many sets of each part are kept, drawn evenly from all. */
    static final int MOST = 100_000;

    /** The truth panel's people are dealt to so many folds: all but one teach what is said of that one. */
    static final int FOLDS = 5;

    private static final int QUARTERS = 4;
    private static final int HELD_OUT = 5;

    /** What a set is for. */
    enum Part {
        /** Half of the people. */
        SCORERS,
        /** A quarter. */
        CALIBRATION,
        /** A quarter. */
        TEST,
        /** The truth panel, whose people are dealt to folds besides. */
        PANEL,
        /** Sets whose right candidate is not known; they teach levels where labels are few. */
        UNTOLD
    }

    private final long seed;
    private final SplittableRandom random;
    private final Map<Part, List<LabelledSet>> parts = new EnumMap<>(Part.class);
    private final Map<Part, Long> seen = new EnumMap<>(Part.class);
    private final Set<String> advertisers = new TreeSet<>();
    private final Set<Long> panel = new HashSet<>();

    SetParts(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        for (Part part : Part.values()) {
            parts.put(part, new ArrayList<>());
        }
    }

    void add(LabelledSet set) {
        add(set, set.isTold() ? partOf(set.person()) : Part.UNTOLD);
    }

    /** Takes a set of the truth panel, whose people teach and judge nothing else. */
    void addPanel(LabelledSet set) {
        panel.add(set.person());
        add(set, Part.PANEL);
    }

    private void add(LabelledSet set, Part part) {
        advertisers.add(set.advertiserId());
        List<LabelledSet> kept = parts.getOrDefault(part, List.of());
        long number = seen.merge(part, 1L, Long::sum);
        if (kept.size() < MOST) {
            kept.add(set);
        } else {
            long place = random.nextLong(number);
            if (place < MOST) {
                kept.set((int) place, set);
            }
        }
    }

    Part partOf(long person) {
        int quarter = (int) Long.remainderUnsigned(PackedStrings.mix(person ^ PackedStrings.mix(seed)), QUARTERS);
        return quarter < 2 ? Part.SCORERS : quarter == 2 ? Part.CALIBRATION : Part.TEST;
    }

    /** Which fold of the truth panel a person is in, from 0 to {@link #FOLDS} − 1. */
    int fold(long person) {
        return (int) Long.remainderUnsigned(PackedStrings.mix(person ^ ~seed), FOLDS);
    }

    /** Advertisers that teach nothing. */
    Set<String> heldOut() {
        return new TreeSet<>(advertisers.stream()
                .sorted(Comparator.comparingLong((String id) -> PackedStrings.mix(id.hashCode() ^ seed))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(advertisers.size() / HELD_OUT)
                .toList());
    }

    /** The sets of a part; only those that judge have advertisers that are held out. */
    List<LabelledSet> of(Part part) {
        Set<String> heldOut = heldOut();
        boolean isKeyed = part == Part.SCORERS || part == Part.CALIBRATION || part == Part.TEST;
        boolean isJudging = part == Part.TEST || part == Part.PANEL;
        return parts.getOrDefault(part, List.of()).stream()
                .filter(set -> isJudging || !heldOut.contains(set.advertiserId()))
                .filter(set -> !isKeyed || !panel.contains(set.person()))
                .toList();
    }

    /** How many sets of a part were shown. */
    long seen(Part part) {
        return seen.getOrDefault(part, 0L);
    }
}
