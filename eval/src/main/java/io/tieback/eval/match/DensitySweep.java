package io.tieback.eval.match;

import io.tieback.core.identity.UserMatchModel;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.UnfitData;
import io.tieback.eval.oracle.Oracle;
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

    private final List<MatchSet> sets;
    private final Oracle<MatchOracle> oracle;
    private final Bootstrap bootstrap;

    private DensitySweep(List<MatchSet> sets, Oracle<MatchOracle> oracle, long seed) {
        this.sets = sets;
        this.oracle = oracle;
        bootstrap = new Bootstrap(NamingTally.count(NamingTally.people(sets)), seed);
    }

    /** Trains once, with a truth panel, and judges worlds that differ from the judged one in density alone. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        TruthPanel panel = TruthPanel.of(MatchWorld.of(teachers.judged()).keyless(MatchWorld.Moment.REMATCHED), seed);
        MatchSchool school = MatchSchool.of(teachers, panel.told(), seed);
        UserMatchModel release = school.trained()
                .orElseThrow(() -> new UnfitData("the worlds hold nothing to learn from", "Make them larger."))
                .release()
                .model("panel");
        Oracle<MatchOracle> oracle = Oracle.by(school::oracle);
        List<AnswerRow> rows = new ArrayList<>();
        for (int people : PEOPLE_PER_ADDRESS) {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                World dense = dense(teachers.judged().world(), people);
                WorldFolder judged = WorldFolder.write(dense, folder.path(), teachers.progress());
                List<MatchSet> sets = TruthPanel.of(MatchWorld.of(judged).keyless(MatchWorld.Moment.REMATCHED), seed)
                        .judged();
                String name = String.format(Locale.ROOT, "%,d people an address: ", people);
                rows.addAll(new DensitySweep(sets, oracle, seed).rows(name, Naming.served(release)));
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

    private List<AnswerRow> rows(String name, Naming.Rule release) {
        NamingTally sure = tally(release, SURE);
        Oracle<NamingTally> best = oracle.map(one -> tally(one, SURE));
        Measured ceiling = bootstrap.weighted(tally(set -> new Naming(set.right(), 1), 0)::recall, NO_USER);
        int n = sets.size();
        return List.of(
                AnswerRow.of(
                                name + "names at p ≥ .9 that are right",
                                "precision",
                                n,
                                bootstrap.weighted(sure::precision, NOBODY_NAMED),
                                Measured.absent(NOBODY_NAMED),
                                best.figure(one -> bootstrap.weighted(one::precision, NOBODY_NAMED)))
                        .asked(Target.atLeast(PRECISION)),
                AnswerRow.of(
                        name + "named rightly at p ≥ .9",
                        "recall",
                        n,
                        bootstrap.weighted(sure::recall, NO_USER),
                        Measured.exact(0, "the base line names nobody"),
                        best.figure(one -> bootstrap.weighted(one::recall, NO_USER))),
                AnswerRow.alone(name + "person among the candidates", "recall", n, ceiling, AnswerRow.CEILING));
    }

    private NamingTally tally(Naming.Rule rule, double least) {
        return NamingTally.of(sets, sets.stream().map(rule::of).toList(), least);
    }
}
