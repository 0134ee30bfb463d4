package io.tieback.eval.match;

import io.tieback.core.identity.LabelledSet;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.match.MatchWorld.Moment;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.learn.match.TrainedUserMatch;
import io.tieback.learn.match.UserMatchTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What other worlds teach: the oracle by their truth, and the product by what it can know by itself, reports whose key
 * was withheld; and what the truth panel of the judged world tells, whose people are not judged.
 */
final class MatchSchool {
    private static final double FALSE_ROWS_KEPT = 0.2;

    private final Lessons oracleLessons;
    private final List<MatchSet> oracleHeld = new ArrayList<>();
    private final List<LabelledSet> lessons = new ArrayList<>();
    private final List<LabelledSet> panel;
    private final long seed;

    private MatchSchool(List<MatchSet> panel, long seed) {
        this.panel = panel.stream().map(MatchSet::told).toList();
        this.seed = seed;
        oracleLessons = new Lessons(FALSE_ROWS_KEPT, seed);
    }

    /**
     * Runs the pipeline over the teachers' worlds, one after the other.
     *
     * @param panel the reports of the judged world's truth panel
     */
    static MatchSchool of(Teachers teachers, List<MatchSet> panel, long seed) {
        MatchSchool school = new MatchSchool(panel, seed);
        teachers.each(world -> school.attend(MatchWorld.of(world), world.world().seed()));
        return school;
    }

    private void attend(MatchWorld world, long worldSeed) {
        lessons.addAll(world.lessons(Moment.REMATCHED));
        world.keyless(Moment.REMATCHED).forEach(set -> MatchOracle.learn(set, worldSeed, oracleLessons, oracleHeld));
    }

    /**
     * An oracle taught by the truth.
     *
     * @throws UntaughtOracle if there was nothing to learn, or the trainer cannot be loaded
     */
    MatchOracle oracle() throws UntaughtOracle {
        return MatchOracle.of(oracleLessons, oracleHeld);
    }

    /**
     * What the product trains for itself, calibrated on the truth panel, which alone speaks for reports without a key;
     * empty if there is nothing to learn from.
     */
    Optional<TrainedUserMatch> trained() {
        if (lessons.stream().allMatch(set -> set.rows().isEmpty())) {
            return Optional.empty();
        }
        UserMatchTraining training = new UserMatchTraining(seed);
        lessons.forEach(training::add);
        panel.forEach(training::addPanel);
        return Optional.of(training.train());
    }

    /** What the product can learn from by itself. */
    List<LabelledSet> lessons() {
        return List.copyOf(lessons);
    }

    /** For people: what the truth panel is. */
    String panel() {
        return String.format(Locale.ROOT, "with a truth panel of %,d reports", panel.size());
    }
}
