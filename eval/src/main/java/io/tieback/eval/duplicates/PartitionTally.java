package io.tieback.eval.duplicates;

import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.linkage.Agreement;
import io.tieback.eval.linkage.ClusterTally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How acts that were found agree with true acts; sums are kept by person, so that people can be drawn again. */
final class PartitionTally {
    private final ClusterTally clusters;
    private final int[] personOfAct;
    private final double[] copies;
    private final double[] left;
    private final double[] repeats;
    private final double[] reports;

    private PartitionTally(ClusterTally clusters, int[] personOfAct, int people) {
        this.clusters = clusters;
        this.personOfAct = personOfAct;
        copies = new double[people];
        left = new double[people];
        repeats = new double[people];
        reports = new double[people];
    }

    /** Sets acts found beside the true ones of the same reports. */
    static PartitionTally of(List<JudgedReport> judged, int[] truth, int[] found) {
        Map<Long, Integer> people = new HashMap<>();
        int[] person = new int[truth.length];
        for (int i = 0; i < person.length; i++) {
            person[i] = people.computeIfAbsent(judged.get(i).truth().personId(), p -> people.size());
        }
        ClusterTally clusters = ClusterTally.of(truth, found);
        int[] personOfAct = new int[clusters.entities()];
        for (int i = 0; i < truth.length; i++) {
            personOfAct[truth[i]] = person[i];
        }
        PartitionTally tally = new PartitionTally(clusters, personOfAct, people.size());
        tally.copies(truth, found);
        tally.repeats(person, truth, found);
        return tally;
    }

    private void copies(int[] truth, int[] found) {
        Set<Long> pieces = new HashSet<>();
        Set<Integer> acts = new HashSet<>();
        for (int i = 0; i < truth.length; i++) {
            int person = personOfAct[truth[i]];
            boolean firstOfAct = acts.add(truth[i]);
            boolean firstOfPiece = pieces.add((long) truth[i] << 32 | found[i] & 0xFFFFFFFFL);
            copies[person] += firstOfAct ? 0 : 1;
            left[person] += firstOfPiece && !firstOfAct ? 1 : 0;
            reports[person]++;
        }
    }

    /** Pairs of one person in one act found, less those that truly are one act. */
    private void repeats(int[] person, int[] truth, int[] found) {
        Map<Long, Integer> together = new HashMap<>();
        Map<Long, Integer> same = new HashMap<>();
        for (int i = 0; i < truth.length; i++) {
            int others = together.merge((long) person[i] << 32 | found[i] & 0xFFFFFFFFL, 1, Integer::sum) - 1;
            int copiesOfIt = same.merge((long) truth[i] << 32 | found[i] & 0xFFFFFFFFL, 1, Integer::sum) - 1;
            repeats[person[i]] += others - copiesOfIt;
        }
    }

    int people() {
        return reports.length;
    }

    /** Of pairs of reports in one act. */
    Agreement pairs(double[] people) {
        double[] acts = new double[personOfAct.length];
        for (int act = 0; act < acts.length; act++) {
            acts[act] = people[personOfAct[act]];
        }
        return clusters.pairs(acts);
    }

    /** The share of the copies that still count as acts of their own. */
    double shareLeft(double[] people) {
        return sum(left, people) / sum(copies, people);
    }

    /** Pairs of true repeats that were taken for copies, for a thousand reports. */
    double repeatsMerged(double[] people) {
        return 1_000 * sum(repeats, people) / sum(reports, people);
    }

    /** Copies in all. */
    long copies() {
        long all = 0;
        for (double one : copies) {
            all += (long) one;
        }
        return all;
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
