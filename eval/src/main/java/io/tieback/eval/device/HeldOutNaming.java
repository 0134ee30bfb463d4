package io.tieback.eval.device;

import io.tieback.core.model.FlatTrees;
import io.tieback.core.stats.BetaCalibrator;
import io.tieback.core.stats.Calibrator;
import io.tieback.eval.device.EventCandidates.Candidate;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Names candidates by trees that never saw anybody of their owner's fold: neither as the owner of an event nor as a
 * candidate, and not as a rival with whom another was compared. Odds are normalised over the set with nobody, then
 * calibrated: of the nine other folds three at a time are scored by trees that learn from the other six, and the
 * calibrator is fitted to these.
 */
final class HeldOutNaming {
    private static final BoostSettings.Shape SHAPE = new BoostSettings.Shape(120, 8, 4, 20);
    private static final double RATE = 0.08;
    private static final int TOGETHER = 3;
    private static final Calibrator AS_IT_IS = new BetaCalibrator(1, 1, 0);

    private final Evidence evidence;
    private final Persons persons;
    private final List<FoldModel> models = new ArrayList<>();

    /** The answer about an event: a person, or −1 for nobody, and how probable that person is. */
    record Named(int person, double probability) {}

    private record FoldModel(FlatTrees trees, Calibrator calibrator) {}

    private HeldOutNaming(Evidence evidence, Persons persons) {
        this.evidence = evidence;
        this.persons = persons;
    }

    /**
     * Teaches a model for each fold.
     *
     * @param sets events with their candidates, of all folds
     * @param taught told the number of folds done
     */
    static HeldOutNaming teach(
            List<EventCandidates> sets, Evidence evidence, Persons persons, long seed, LongConsumer taught) {
        HeldOutNaming naming = new HeldOutNaming(evidence, persons);
        for (int fold = 0; fold < StudyHash.FOLDS; fold++) {
            naming.models.add(naming.model(sets, fold, seed));
            taught.accept(fold + 1);
        }
        return naming;
    }

    private FoldModel model(List<EventCandidates> sets, int held, long seed) {
        List<Double> said = new ArrayList<>();
        List<Boolean> came = new ArrayList<>();
        for (int group = 0; group < (StudyHash.FOLDS - 1) / TOGETHER; group++) {
            int calibrating = group;
            FlatTrees trees = trees(sets, fold -> fold != held && group(fold, held) != calibrating, seed);
            for (EventCandidates set : sets) {
                int fold = persons.fold(set.owner());
                if (fold != held && group(fold, held) == calibrating) {
                    Named named = top(kept(set, other -> other != held), trees);
                    if (named.person() >= 0) {
                        said.add(named.probability());
                        came.add(named.person() == set.owner());
                    }
                }
            }
        }
        return new FoldModel(trees(sets, fold -> fold != held, seed), calibrator(said, came));
    }

    private static int group(int fold, int held) {
        return (fold - held - 1 + StudyHash.FOLDS) % StudyHash.FOLDS / TOGETHER;
    }

    private static Calibrator calibrator(List<Double> said, List<Boolean> came) {
        double[] scores = said.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[] labels = new boolean[scores.length];
        IntStream.range(0, labels.length).forEach(i -> labels[i] = came.get(i));
        boolean isMixed = came.contains(true) && came.contains(false);
        return isMixed ? BetaCalibrator.fit(scores, labels) : AS_IT_IS;
    }

    private List<Candidate> kept(EventCandidates set, IntPredicate isKept) {
        return set.candidates().stream()
                .filter(candidate -> isKept.test(persons.fold(candidate.person())))
                .toList();
    }

    private FlatTrees trees(List<EventCandidates> sets, IntPredicate isKept, long seed) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (EventCandidates set : sets) {
            if (isKept.test(persons.fold(set.owner()))) {
                List<Candidate> candidates = kept(set, isKept);
                rows.addAll(evidence.rows(candidates));
                candidates.forEach(candidate -> labels.add(candidate.person() == set.owner()));
            }
        }
        List<Integer> directions = evidence.directions();
        if (!labels.contains(true) || !labels.contains(false)) {
            return FlatTrees.of(directions.size(), List.of());
        }
        BoostSettings settings = new BoostSettings(SHAPE, RATE, directions, List.of(), seed);
        return BoostTrainer.train(rows, labels, settings).trees();
    }

    /** Names the likeliest candidate of a set, with a calibrated probability. */
    Named name(EventCandidates set) {
        FoldModel model = models.get(persons.fold(set.owner()));
        Named top = top(set.candidates(), model.trees());
        return top.person() < 0
                ? top
                : new Named(top.person(), model.calibrator().probability(top.probability()));
    }

    private Named top(List<Candidate> candidates, FlatTrees trees) {
        double all = 1;
        double most = 0;
        int best = -1;
        List<double[]> rows = evidence.rows(candidates);
        for (int i = 0; i < rows.size(); i++) {
            double odds = StrictMath.exp(trees.rawScore(rows.get(i)));
            all += odds;
            if (odds > most) {
                most = odds;
                best = candidates.get(i).person();
            }
        }
        return new Named(best, most / all);
    }
}
