package io.tieback.eval.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateMaximisation;
import io.tieback.core.identity.EvidenceFamily;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.eval.oracle.Oracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.learn.match.Reliability;
import io.tieback.learn.match.SegmentChoice;
import io.tieback.learn.match.SetScores;
import io.tieback.learn.match.TrainedUserMatch;
import io.tieback.learn.match.UserMatchTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * What the answer that the product trains for itself is worth on sets of other people: scorer against scorer on the
 * same sets, without each family of evidence, and how far its probabilities, nobody's among them, can be taken at their
 * word. It knows nothing but labelled sets.
 */
final class TrainedRows {
    private static final String NO_SET = "no report has a candidate";
    private static final String NOBODY_NAMED = "nobody is named";
    private static final Measured SILENT = Measured.absent("the base line says no probability");
    private static final String OWN_TENTH = "a tenth of what this answer said, held against its own word";
    private static final double SURE = 0.9;
    private static final double HONEST = 0.015;
    private static final double NOBODY_OFF = 0.02;

    private final List<LabelledSet> lessons;
    private final TrainedUserMatch known;
    private final List<LabelledSet> judged;
    private final String panel;
    private final long seed;
    private final SetScores served;
    private final Oracle<SetScores> oracle;
    private final TrainedUserMatch trained;
    private final Bootstrap bootstrap;
    private final List<AnswerRow> rows = new ArrayList<>();

    private TrainedRows(
            MatchSchool school,
            TrainedUserMatch known,
            List<LabelledSet> judged,
            Oracle<MatchOracle> oracle,
            long seed) {
        this.lessons = school.lessons();
        this.panel = school.panel();
        this.known = known;
        this.judged = judged;
        this.seed = seed;
        trained = trained(lessons);
        served = SetScores.of(judged, trained.release().model("served"));
        this.oracle = oracle.map(one -> SetScores.by(judged, one::probabilities));
        bootstrap = new Bootstrap(served.people(), seed);
    }

    /**
     * Trains on lessons and judges.
     *
     * @param school what the product can learn from by itself, of people who are not judged
     * @param known what it trains, calibrated on the truth panel; empty if there is nothing to learn from
     * @param judged sets with the truth as their label
     * @param oracle that it stands beside
     */
    static List<AnswerRow> of(
            MatchSchool school,
            Optional<TrainedUserMatch> known,
            List<LabelledSet> judged,
            Oracle<MatchOracle> oracle,
            long seed) {
        if (known.isEmpty()) {
            String none = "there is no set to learn from";
            return List.of(
                    AnswerRow.alone("trained answer, log loss", "nats", judged.size(), Measured.absent(none), none));
        }
        TrainedRows trained = new TrainedRows(school, known.get(), judged, oracle, seed);
        trained.quality();
        trained.scorers();
        trained.families();
        trained.nobody("trained answer", trained.served, Double.NaN);
        trained.nobody(trained.panel, trained.scores(known.get().release().model("panel")), NOBODY_OFF);
        return trained.rows;
    }

    /** By the labels of keyed reports alone, and with a truth panel, which alone speaks for reports without a key. */
    private void quality() {
        quality("trained answer", served, Target.NONE);
        SetScores scores = scores(known.release().model("panel"));
        quality(panel, scores, Target.atMost(HONEST));
        less(panel + ", log loss less served", scores);
    }

    private void quality(String name, SetScores scores, Target asked) {
        add(name + ", log loss", "nats", scores, SetScores::logLoss);
        add(name + ", squared error", "Brier", scores, SetScores::brier);
        sure(name, scores);
        rows.add(row(name + ", expected calibration error of the name", "probability", scores, SetScores::topError)
                .asked(asked));
        add(name + ", expected calibration error of nobody", "probability", scores, SetScores::nobodyError);
    }

    private void sure(String name, SetScores scores) {
        long n = scores.sets();
        rows.add(AnswerRow.of(
                name + ", names at p ≥ .9 that are right",
                "precision",
                n,
                bootstrap.weighted(counts -> scores.precision(SURE, counts), NOBODY_NAMED),
                Measured.absent(NOBODY_NAMED),
                oracle((one, counts) -> one.precision(SURE, counts), NOBODY_NAMED)));
        rows.add(AnswerRow.of(
                name + ", named rightly at p ≥ .9, of those among the candidates",
                "recall",
                n,
                bootstrap.weighted(counts -> scores.recall(SURE, counts) / scores.ceiling(counts), NO_SET),
                Measured.exact(0, "the base line names nobody"),
                oracle((one, counts) -> one.recall(SURE, counts) / one.ceiling(counts), NO_SET)));
    }

    /** Each scorer alone, under calibrators of its own, and the levels as they serve on the first day. */
    private void scorers() {
        FellegiSunterCandidates first = CandidateMaximisation.learn(
                lessons.stream().map(LabelledSet::untold).toList(),
                CandidateFeatures.NAMES,
                CandidateFeatures.DIRECTIONS);
        SetScores day = SetScores.of(
                judged,
                UserMatchModel.of(
                        "first day", new UserMatchModel.Serving(first, SetCalibrator.NONE, CalibrationGround.NONE)));
        String name = "levels without a label";
        less(name + ", log loss less served", day);
        sure(name, day);
        less("levels, log loss less served", scores(trained.levels()));
        trained.boosted().ifPresent(trees -> less("trees, log loss less served", scores(trees)));
        for (SegmentChoice choice : trained.choices()) {
            segment(choice);
        }
    }

    private void segment(SegmentChoice choice) {
        EvidenceSegment segment = choice.segment();
        List<LabelledSet> own = judged.stream()
                .filter(set -> !set.rows().isEmpty() && EvidenceSegment.of(set.rows()) == segment)
                .toList();
        String name = segment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        trained.boosted().ifPresent(boosted -> {
            SetScores trees = SetScores.of(own, boosted);
            SetScores levels = SetScores.of(own, trained.levels());
            Measured difference = new Bootstrap(trees.people(), seed)
                    .difference(trees::logLoss, levels::logLoss, "no report is of this segment");
            String what = name + ": trees less levels, log loss";
            rows.add(AnswerRow.alone(what, "nats", own.size(), difference, AnswerRow.DIFFERENCE)
                    .noting((choice.isBoosted() ? "trees" : "levels") + " serve: " + choice.why()));
        });
    }

    /** What is lost when a family of evidence is missing, in training and after. */
    private void families() {
        for (EvidenceFamily family : EvidenceFamily.values()) {
            if (family.columns().length > 0) {
                SetScores without = SetScores.of(
                        without(family, judged),
                        trained(without(family, lessons)).release().model("without"));
                String name = family.name().toLowerCase(Locale.ROOT);
                less("without " + name + ", log loss less served", without);
            }
        }
    }

    private static List<LabelledSet> without(EvidenceFamily family, List<LabelledSet> sets) {
        int[] columns = family.columns();
        return sets.stream()
                .map(set -> new LabelledSet(
                        set.rows().stream().map(row -> blank(row, columns)).toList(),
                        set.right(),
                        set.person(),
                        set.advertiserId()))
                .toList();
    }

    private static double[] blank(double[] row, int[] columns) {
        double[] blank = row.clone();
        Arrays.stream(columns).forEach(column -> blank[column] = Double.NaN);
        return blank;
    }

    private void nobody(String of, SetScores scores, double mostOff) {
        int tenth = 0;
        for (Reliability.Bin bin : scores.nobodyBins(seed)) {
            String name =
                    String.format(Locale.ROOT, "%s, nobody, tenth %d, where %.3f was said", of, ++tenth, bin.said());
            Measured came = Measured.of(
                    bin.came().value(),
                    Math.min(bin.came().value(), bin.came().low()),
                    Math.max(bin.came().value(), bin.came().high()));
            Target asked = Double.isNaN(mostOff) ? Target.NONE : Target.near(bin.said(), mostOff, "");
            rows.add(AnswerRow.alone(name, "came true", bin.sets(), came, OWN_TENTH)
                    .asked(asked));
        }
    }

    private TrainedUserMatch trained(List<LabelledSet> taught) {
        UserMatchTraining training = new UserMatchTraining(seed);
        taught.forEach(training::add);
        return training.train();
    }

    private SetScores scores(UserMatchModel model) {
        return SetScores.of(judged, model);
    }

    /** How much more another answer loses than what serves, on the same people in every draw. */
    private void less(String name, SetScores other) {
        Measured difference = bootstrap.difference(other::logLoss, served::logLoss, NO_SET);
        rows.add(AnswerRow.alone(name, "nats", served.sets(), difference, AnswerRow.DIFFERENCE));
    }

    private void add(String name, String unit, SetScores scores, ToDoubleBiFunction<SetScores, double[]> figure) {
        rows.add(row(name, unit, scores, figure));
    }

    private AnswerRow row(String name, String unit, SetScores scores, ToDoubleBiFunction<SetScores, double[]> figure) {
        Measured estimate = bootstrap.weighted(counts -> figure.applyAsDouble(scores, counts), NO_SET);
        return AnswerRow.of(name, unit, scores.sets(), estimate, SILENT, oracle(figure, NO_SET));
    }

    private Measured oracle(ToDoubleBiFunction<SetScores, double[]> figure, String ifNone) {
        return oracle.figure(one -> bootstrap.weighted(counts -> figure.applyAsDouble(one, counts), ifNone));
    }
}
