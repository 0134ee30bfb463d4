package io.tieback.learn.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.stats.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often nobody among the candidates is right, in the reports that teach and in those that are asked about. Where
 * these differ, what keyed reports calibrated is off for the others by about as much. It is told and never applied: the
 * truth panel calibrates for the reports that are asked about, and nothing else does.
 *
 * @param segment of sets with this evidence
 * @param keyed keyed reports with their key withheld
 * @param panel reports of the truth panel
 * @param asked reports without a key, of which nothing is known
 */
public record PriorShift(EvidenceSegment segment, Nobody keyed, Nobody panel, Nobody asked) {
    /**
     * How often nobody is right.
     *
     * @param sets how many sets of candidates
     * @param share of these, with its interval by person; NaN if there are none. Of reports of which nothing is known
     *     it is the mean of what the release says
     */
    public record Nobody(int sets, Interval share) {}

    /** Sets of one kind, each with what is said of nobody there. */
    record Kind(List<LabelledSet> sets, List<double[]> probabilities) {
        private Nobody of(EvidenceSegment segment, boolean isTold, long seed) {
            List<LabelledSet> own = new ArrayList<>();
            List<Double> nobody = new ArrayList<>();
            for (int i = 0; i < sets.size(); i++) {
                if (CalibratedScorer.isOf(segment, sets.get(i))) {
                    own.add(sets.get(i));
                    nobody.add(isTold ? (sets.get(i).right() < 0 ? 1.0 : 0.0) : left(probabilities.get(i)));
                }
            }
            return new Nobody(own.size(), share(own, nobody, isTold, seed));
        }

        private static double left(double[] probabilities) {
            double left = 1;
            for (double probability : probabilities) {
                left -= probability;
            }
            return Math.max(0, left);
        }

        /** Reports of which nothing is known are drawn one by one: whose they are is not known either. */
        private static Interval share(List<LabelledSet> own, List<Double> nobody, boolean isTold, long seed) {
            if (own.isEmpty()) {
                return new Interval(Double.NaN, Double.NaN, Double.NaN);
            }
            Map<Long, Integer> people = new HashMap<>();
            int[] person = own.stream()
                    .mapToInt(set -> people.computeIfAbsent(set.person(), p -> people.size()))
                    .toArray();
            return Interval.of(
                    isTold ? people.size() : own.size(),
                    counts -> {
                        double sum = 0;
                        double all = 0;
                        for (int i = 0; i < person.length; i++) {
                            double count = counts[isTold ? person[i] : i];
                            sum += count * nobody.get(i);
                            all += count;
                        }
                        return sum / all;
                    },
                    seed);
        }
    }

    static List<PriorShift> of(List<LabelledSet> keyed, List<LabelledSet> panel, Kind asked, long seed) {
        List<PriorShift> shifts = new ArrayList<>();
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            shifts.add(new PriorShift(
                    segment,
                    new Kind(keyed, List.of()).of(segment, true, seed),
                    new Kind(panel, List.of()).of(segment, true, seed),
                    asked.of(segment, false, seed)));
        }
        return shifts;
    }

    static void tell(List<PriorShift> shifts, ArrayNode into) {
        for (PriorShift shift : shifts) {
            ObjectNode node = into.addObject().put("segment", shift.segment().name());
            tell(shift.keyed(), node.putObject("keyed"));
            tell(shift.panel(), node.putObject("panel"));
            tell(shift.asked(), node.putObject("asked"));
        }
    }

    private static void tell(Nobody nobody, ObjectNode into) {
        into.put("sets", nobody.sets());
        if (nobody.sets() > 0) {
            into.put("nobody", nobody.share().value())
                    .put("low", nobody.share().low())
                    .put("high", nobody.share().high());
        }
    }
}
