package io.tieback.eval.device;

import io.tieback.core.match.entity.OneToOne;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.ScoredPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pairs each desktop with at most one phone and each phone with at most one desktop, greedily from the likeliest pair.
 * The base line takes the cosine, at the threshold that is best for the people judged, which nobody has who does not
 * know them. Held out, a logistic regression on the pairs of people of the other nine folds tells the odds, and a pair
 * is made if its probability is at least half of the best F1 among these people: that is where F1 is largest, if the
 * odds are honest (Lipton, Elkan and Narayanaswamy 2014).
 */
final class DevicePairs {
    private final DeviceLikeness likeness;
    private final Persons persons;
    private final boolean[] hasBoth;
    private final int people;

    DevicePairs(DeviceLog log, Persons persons, boolean[] hasBoth) {
        this.persons = persons;
        this.hasBoth = hasBoth.clone();
        likeness = new DeviceLikeness(log);
        people = hasBoth.length;
    }

    /** Scores by desktop and phone; NaN where no pair may be. */
    private static double[][] scores(int people) {
        double[][] scores = new double[people][people];
        Arrays.stream(scores).forEach(row -> Arrays.fill(row, Double.NaN));
        return scores;
    }

    /** The phone's owner for each desktop's, or −1; of pairs of at least a score. */
    private static int[] paired(double[][] scores, double least) {
        int people = scores.length;
        List<int[]> pairs = new ArrayList<>();
        for (int desktop = 0; desktop < people; desktop++) {
            for (int phone = 0; phone < people; phone++) {
                if (scores[desktop][phone] >= least) {
                    pairs.add(new int[] {desktop, phone});
                }
            }
        }
        PackedStrings.Builder ids = new PackedStrings.Builder();
        IntStream.range(0, 2 * people).forEach(device -> ids.append(String.valueOf(device)));
        RecordTable table = RecordTable.toLink(Map.of(), ids.build(), people);
        ScoredPairs scored = ScoredPairs.of(
                pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> people + pair[1]).toArray(),
                pairs.stream().mapToDouble(pair -> scores[pair[0]][pair[1]]).toArray());
        int[] partner = OneToOne.greedy(table, scored, least);
        return Arrays.stream(partner, 0, people)
                .map(row -> row < 0 ? -1 : row - people)
                .toArray();
    }

    /** The pairs by cosine at the one threshold that is best for the people judged; equal scores enter together. */
    int[] pairedInHindsight() {
        double[][] scores = scores(people);
        likeness.forEachMet(person -> true, (desktop, phone, numbers) -> {
            double cosine = numbers[0];
            scores[desktop][phone] = cosine > 0 ? cosine : Double.NaN;
        });
        return best(scores, everybody());
    }

    private double[] everybody() {
        double[] weights = new double[people];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** The pairs at the threshold with the largest F1. */
    private int[] best(double[][] scores, double[] weights) {
        int[] loose = paired(scores, Double.NEGATIVE_INFINITY);
        int[] best = loose;
        for (int desktop = 0; desktop < people; desktop++) {
            int[] tried = loose[desktop] < 0 ? loose : paired(scores, scores[desktop][loose[desktop]]);
            best = f1(tried, weights) > f1(best, weights) ? tried : best;
        }
        return best;
    }

    /** The pairs that are likely enough, each desktop's odds and threshold by people of the other folds alone. */
    int[] pairedHeldOut() {
        double[][] scores = scores(people);
        for (int fold = 0; fold < StudyHash.FOLDS; fold++) {
            scoreFold(fold, scores);
        }
        return paired(scores, 0);
    }

    private void scoreFold(int held, double[][] scores) {
        IntPredicate isTaught = person -> persons.fold(person) != held;
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        likeness.forEachMet(isTaught, (desktop, phone, numbers) -> {
            rows.add(numbers);
            labels.add(desktop == phone);
        });
        if (!labels.contains(true) || !labels.contains(false)) {
            return;
        }
        RidgeLogistic odds = RidgeLogistic.fit(rows, labels);
        double[][] taught = scores(people);
        likeness.forEachMet(isTaught, (desktop, phone, numbers) -> taught[desktop][phone] = odds.logOdds(numbers));
        double[] weights = new double[people];
        Arrays.setAll(weights, person -> isTaught.test(person) ? 1 : 0);
        double least = f1(best(taught, weights), weights) / 2;
        double leastOdds = StrictMath.log(least / (1 - least));
        likeness.forEachMet(person -> true, (desktop, phone, numbers) -> {
            if (persons.fold(desktop) == held) {
                scores[desktop][phone] = odds.logOdds(numbers) - leastOdds;
            }
        });
    }

    /** F1 of pairs over people who count as often as {@code weights} say. */
    double f1(int[] paired, double[] weights) {
        double found = 0;
        double right = 0;
        double there = 0;
        for (int person = 0; person < paired.length; person++) {
            found += paired[person] >= 0 ? weights[person] : 0;
            right += paired[person] == person ? weights[person] : 0;
            there += hasBoth[person] ? weights[person] : 0;
        }
        return 2 * right / (found + there);
    }

    /** The largest F1 that any rule could have: pairs whose devices never share an address are out of reach. */
    double ceiling(double[] weights) {
        double met = 0;
        double there = 0;
        for (int person = 0; person < weights.length; person++) {
            met += hasBoth[person] && likeness.haveMet(person) ? weights[person] : 0;
            there += hasBoth[person] ? weights[person] : 0;
        }
        return 2 * met / (met + there);
    }

    /** How many people have both devices. */
    long pairs() {
        return IntStream.range(0, people).filter(person -> hasBoth[person]).count();
    }
}
