package io.tieback.eval.device;

import io.tieback.eval.device.EvidenceColumn.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is looked at to name a candidate.
 *
 * @param name for people
 * @param isRematched whether the whole log is known; else what was known at the time
 * @param columns numbers of a candidate
 * @param hasRivals whether a candidate is compared with the others of its set
 */
record Evidence(String name, boolean isRematched, List<EvidenceColumn> columns, boolean hasRivals) {
    private static final double UNSEEN = Math.log(1 + 24 * 60);

    Evidence {
        columns = List.copyOf(columns);
    }

    /** Phones at the event's address before it. */
    static Evidence eventAlone() {
        return of("event alone", false, EnumSet.of(Family.BEFORE));
    }

    /** Also where the cookie was before. */
    static Evidence cookieHistory() {
        return of("cookie history", false, EnumSet.of(Family.BEFORE, Family.HISTORY));
    }

    /** All that the whole log tells. */
    static Evidence rematched() {
        return of("re-matched", true, EnumSet.allOf(Family.class));
    }

    private static Evidence of(String name, boolean isRematched, Set<Family> families) {
        List<EvidenceColumn> columns = Arrays.stream(EvidenceColumn.values())
                .filter(column -> families.contains(column.family()))
                .toList();
        return new Evidence(name, isRematched, columns, true);
    }

    /** The same without some columns. */
    Evidence without(String what, Set<EvidenceColumn> left) {
        List<EvidenceColumn> kept =
                columns.stream().filter(column -> !left.contains(column)).toList();
        return new Evidence(name + " without " + what, isRematched, kept, hasRivals);
    }

    /** The same without a look at the other candidates. */
    Evidence withoutRivals() {
        return new Evidence(name + " without rivals", isRematched, columns, false);
    }

    /** Whether the cookie's history is looked at. */
    boolean hasHistory() {
        return columns.stream().anyMatch(column -> column.family() == Family.HISTORY);
    }

    /** Monotone directions of {@link #rows}. */
    List<Integer> directions() {
        List<Integer> directions =
                new ArrayList<>(columns.stream().map(EvidenceColumn::direction).toList());
        if (hasRivals) {
            compared().forEach(column -> directions.add(1));
            directions.add(-1);
            directions.add(0);
        }
        return directions;
    }

    private List<EvidenceColumn> compared() {
        return columns.stream()
                .filter(column -> column.rival() != EvidenceColumn.Rival.NONE)
                .toList();
    }

    /**
     * The rows that a scorer sees: each candidate's numbers, by how much each is better than the best rival's, the
     * candidate's rank by recency, and how many candidates there are.
     */
    List<double[]> rows(List<EventCandidates.Candidate> candidates) {
        List<EvidenceColumn> compared = hasRivals ? compared() : List.of();
        List<double[]> rows = new ArrayList<>();
        int width = columns.size() + (hasRivals ? compared.size() + 2 : 0);
        for (EventCandidates.Candidate candidate : candidates) {
            double[] row = new double[width];
            for (int i = 0; i < columns.size(); i++) {
                row[i] = candidate.of(columns.get(i));
            }
            rows.add(row);
        }
        for (int i = 0; i < compared.size(); i++) {
            double[] goodness = goodness(candidates, compared.get(i));
            for (int j = 0; j < rows.size(); j++) {
                rows.get(j)[columns.size() + i] = goodness[j] - bestRival(goodness, j, worst(compared.get(i)));
            }
        }
        if (hasRivals) {
            double[] recency = goodness(candidates, EvidenceColumn.AGE);
            for (int j = 0; j < rows.size(); j++) {
                double own = recency[j];
                rows.get(j)[width - 2] =
                        Arrays.stream(recency).filter(one -> one > own).count();
                rows.get(j)[width - 1] = rows.size();
            }
        }
        return Collections.unmodifiableList(rows);
    }

    private static double[] goodness(List<EventCandidates.Candidate> candidates, EvidenceColumn column) {
        boolean isLess = column.rival() == EvidenceColumn.Rival.LESS_IS_BETTER;
        double[] goodness = new double[candidates.size()];
        for (int j = 0; j < goodness.length; j++) {
            double number = candidates.get(j).of(column);
            goodness[j] = Double.isNaN(number) ? worst(column) : isLess ? -number : number;
        }
        return goodness;
    }

    private static double worst(EvidenceColumn column) {
        return column.rival() == EvidenceColumn.Rival.LESS_IS_BETTER ? -UNSEEN : 0;
    }

    private static double bestRival(double[] goodness, int own, double worst) {
        double best = goodness.length == 1 ? worst : Double.NEGATIVE_INFINITY;
        for (int j = 0; j < goodness.length; j++) {
            best = j == own ? best : Math.max(best, goodness[j]);
        }
        return best;
    }
}
