package io.tieback.eval.match;

import io.tieback.core.identity.UserMatchModel;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.UnfitData;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one release is worth where ever more people share a carrier's address: it is trained under the judged world's
 * own settings, and the least probability at which a name counts is fixed beforehand.
 */
public final class DensitySweep {
    private static final List<Integer> PEOPLE_PER_ADDRESS = List.of(1, 3, 10, 30, 100, 300, 1_000);
    private static final String KNOB = "cellular.subscribers.per.address";
    private static final double SURE = 0.9;
    private static final double PRECISION = 0.95;
    private static final String NOBODY_NAMED = "nobody is named";
    private static final String NO_USER = "no report here is of a person with an account";

    private DensitySweep() {}

    /** Trains once, with a truth panel, and judges worlds that differ from the judged one in density alone. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        int worldPeople = teachers.judged().world().people();
        TruthPanel panel =
                TruthPanel.of(MatchWorld.of(teachers.judged()).keyless(MatchWorld.Moment.REMATCHED), worldPeople, seed);
        MatchSchool school = MatchSchool.of(teachers, panel.told(), seed);
        UserMatchModel release = school.trained()
                .orElseThrow(() -> new UnfitData("the worlds hold nothing to learn from", "Make them larger."))
                .release()
                .model("panel");
        List<AnswerRow> rows = new ArrayList<>();
        for (int people : PEOPLE_PER_ADDRESS) {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                World dense = dense(teachers.judged().world(), people);
                WorldFolder judged = WorldFolder.write(dense, folder.path(), teachers.progress());
                List<MatchSet> sets = TruthPanel.of(
                                MatchWorld.of(judged).keyless(MatchWorld.Moment.REMATCHED), worldPeople, seed)
                        .judged();
                rows.addAll(rows(sets, Naming.served(release), people, seed));
            }
        }
        return rows;
    }

    private static World dense(World world, int people) {
        return new World(
                world.profile(),
                world.settings().with(KNOB, String.valueOf(people)),
                world.seed(),
                world.people(),
                world.days(),
                world.start());
    }

    private static List<AnswerRow> rows(List<MatchSet> sets, Naming.Rule release, int people, long seed) {
        Bootstrap bootstrap = new Bootstrap(NamingTally.count(NamingTally.people(sets)), seed);
        NamingTally sure = NamingTally.of(sets, sets.stream().map(release::of).toList(), SURE);
        NamingTally truth = NamingTally.of(
                sets, sets.stream().map(set -> new Naming(set.right(), 1)).toList(), 0);
        String name = String.format(Locale.ROOT, "%,d people an address: ", people);
        Measured precision = bootstrap.weighted(sure::precision, NOBODY_NAMED);
        Measured recall = bootstrap.weighted(sure::recall, NO_USER);
        Measured ceiling = bootstrap.weighted(truth::recall, NO_USER);
        return List.of(
                AnswerRow.of(name + "names at p ≥ .9 that are right", "precision", sets.size(), precision)
                        .asked(Target.atLeast(PRECISION)),
                AnswerRow.of(name + "named rightly at p ≥ .9", "recall", sets.size(), recall),
                AnswerRow.of(name + "person among the candidates", "recall", sets.size(), ceiling));
    }
}
