package io.tieback.eval.match;

import io.tieback.core.identity.UserMatchModel;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.Oracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.learn.match.TrainedUserMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How many reports without a deterministic key can be given their user. Tieback today, and the base line, name nobody;
 * one-line rules show what little it takes, and two that look at nothing in the report what would betray the truth.
 */
public final class UserMatchYardstick {
    private static final double OF_THE_ORACLE = 0.9;
    /** A point above what is asked of the names, since a panel's calibration is uncertain by about that. */
    private static final double EXPECTED = 0.96;

    private static final String MUST = "right when all must be named: ";
    private static final String NOBODY_NAMED = "nobody is named";
    private static final Measured NONE = Measured.absent(NOBODY_NAMED);
    private static final Measured SILENT = Measured.absent("the base line says no probability");
    private static final String NO_USER = "no report here is of a person with an account";

    private final List<MatchSet> sets;
    private final Bootstrap bootstrap;
    private final List<AnswerRow> rows = new ArrayList<>();

    private UserMatchYardstick(List<MatchSet> sets, long seed) {
        this.sets = List.copyOf(sets);
        bootstrap = new Bootstrap(NamingTally.count(NamingTally.people(sets)), seed);
    }

    /** Measures the judged world, with an oracle and the product's own training from the teachers. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        MatchWorld world = MatchWorld.of(teachers.judged());
        TruthPanel panel = TruthPanel.of(world.keyless(MatchWorld.Moment.REMATCHED), seed);
        List<MatchSet> sets = panel.judged();
        MatchSchool school = MatchSchool.of(teachers, panel.told(), seed);
        Optional<TrainedUserMatch> trained = school.trained();
        UserMatchYardstick yardstick = new UserMatchYardstick(sets, seed);
        Oracle<MatchOracle> oracle = Oracle.by(school::oracle);
        yardstick.rows(oracle);
        if (trained.isPresent()) {
            yardstick.served(trained.get().release().model("panel"), school.panel(), oracle);
        }
        yardstick.leakChecks(oracle, panel);
        List<AnswerRow> rows = new ArrayList<>(yardstick.rows);
        trained.ifPresent(release -> rows.addAll(
                HouseholdRows.of(school.panel(), sets, release.release().model("panel"), seed)));
        rows.addAll(world.serverAddresses());
        rows.addAll(TrainedRows.of(
                school, trained, sets.stream().map(MatchSet::told).toList(), oracle, seed));
        return rows;
    }

    private void rows(Oracle<MatchOracle> oracle) {
        Oracle<NamingTally> sure = oracle.map(one -> tally(named(one), one.least()));
        add(
                "named rightly, where 95 % of the names are right",
                "recall", recallOfNobody(), recallOfNobody(), sure.figure(this::recall));
        add("names that are right there", "precision", NONE, NONE, sure.figure(this::precision));
        Measured ceiling = recall(tally(named(UserMatchYardstick::truth), 0));
        rows.add(AnswerRow.alone("person among the candidates", "recall", sets.size(), ceiling, AnswerRow.CEILING));
        Oracle<NamingTally> all = oracle.map(one -> tally(named(one), 0));
        oneLine("sole user of the address in 24 hours", named(Naming::soleUser), all);
        oneLine("last user of the address", named(Naming::lastUser), all);
        atEveryReport(all);
        Measured error = oracle.map(one -> CalibrationTally.of(sets, named(one)))
                .figure(one -> bootstrap.weighted(one::error, NOBODY_NAMED));
        add(
                "expected calibration error of the name given",
                "probability",
                Measured.absent("Tieback's stands in the rows of the trained answer"),
                SILENT,
                error);
    }

    /** What a release names where it expects so many of the names to be right: its own word, nothing else. */
    private void served(UserMatchModel model, String panel, Oracle<MatchOracle> oracle) {
        List<Naming> namings = named(Naming.served(model));
        NamingTally tally = tally(namings, Naming.leastFor(EXPECTED, namings));
        Oracle<NamingTally> sure = oracle.map(one -> tally(named(one), one.least()));
        String where = panel + ", where it expects 96 % of its names to be right: ";
        add(where + "named rightly", "recall", recall(tally), recallOfNobody(), sure.figure(this::recall));
        Measured best = sure.figure(this::precision);
        rows.add(AnswerRow.of(where + "names that are right", "precision", sets.size(), precision(tally), NONE, best)
                .asked(Target.atLeast(MatchOracle.PRECISION)));
        sure.taught().ifPresent(bar -> {
            Measured share =
                    bootstrap.weighted(people -> tally.recall(people) / bar.recall(people), "the oracle names nobody");
            String none = "a share of the oracle's: base line and oracle stand two rows above";
            rows.add(AnswerRow.alone(where + "of the oracle's recall", "share", sets.size(), share, none)
                    .asked(Target.atLeast(OF_THE_ORACLE)));
        });
    }

    /** A rule beside the oracle where that names somebody at every report with a candidate. */
    private void oneLine(String rule, List<Naming> namings, Oracle<NamingTally> all) {
        NamingTally tally = tally(namings, 0);
        add(rule, "recall", recall(tally), recallOfNobody(), all.figure(this::recall));
        add(rule, "precision", precision(tally), NONE, all.figure(this::precision));
    }

    /** What the oracle and rules are worth when every report with a candidate must be given a name. */
    private void atEveryReport(Oracle<NamingTally> all) {
        Measured best = all.figure(this::precision);
        NamingTally last = tally(named(Naming::lastUser), 0);
        add(MUST + "last user", "precision", precision(last), NONE, best);
        Measured gain = all.figure(one -> less(one, last));
        rows.add(AnswerRow.alone(MUST + "oracle less last user", "precision", sets.size(), gain, AnswerRow.DIFFERENCE));
        add(MUST + "busiest user", "precision", precision(tally(named(Naming::busiest), 0)), NONE, best);
        add(MUST + "lowest id", "precision", precision(tally(named(Naming::lowestId), 0)), NONE, best);
    }

    /** Two rules that look at nothing in the report, and whether anybody is judged who taught. */
    private void leakChecks(Oracle<MatchOracle> oracle, TruthPanel panel) {
        Oracle<NamingTally> all = oracle.map(one -> tally(named(one), 0));
        blind(all);
        Measured both = Measured.exact(panel.onBothSides(), "counted whole");
        rows.add(AnswerRow.leakCheck("people judged whom the truth panel taught", "people", sets.size(), both));
    }

    private void blind(Oracle<NamingTally> all) {
        leakCheck("busiest user", named(Naming::busiest), all);
        leakCheck("lowest id", named(Naming::lowestId), all);
    }

    /** Whether rules that look at nothing in the reports are better than a model. */
    static List<AnswerRow> leakChecks(List<MatchSet> sets, Naming.Rule model, long seed) {
        UserMatchYardstick yardstick = new UserMatchYardstick(sets, seed);
        yardstick.blind(Oracle.of(yardstick.tally(yardstick.named(model), 0)));
        return List.copyOf(yardstick.rows);
    }

    private void leakCheck(String rule, List<Naming> namings, Oracle<NamingTally> all) {
        Measured excess = all.figure(model -> less(tally(namings, 0), model));
        rows.add(AnswerRow.leakCheck(rule + " when all must be named", "precision", sets.size(), excess));
    }

    private Measured recallOfNobody() {
        return recall(tally(Collections.nCopies(sets.size(), Naming.NOBODY), 0));
    }

    private Measured recall(NamingTally tally) {
        return bootstrap.weighted(tally::recall, NO_USER);
    }

    private Measured precision(NamingTally tally) {
        return bootstrap.weighted(tally::precision, NOBODY_NAMED);
    }

    private Measured less(NamingTally first, NamingTally second) {
        return bootstrap.difference(first::precision, second::precision, NOBODY_NAMED);
    }

    private void add(String name, String unit, Measured estimate, Measured baseline, Measured oracle) {
        rows.add(AnswerRow.of(name, unit, sets.size(), estimate, baseline, oracle));
    }

    private static Naming truth(MatchSet set) {
        return new Naming(set.right(), 1);
    }

    private List<Naming> named(Naming.Rule rule) {
        return sets.stream().map(rule::of).toList();
    }

    private NamingTally tally(List<Naming> namings, double least) {
        return NamingTally.of(sets, namings, least);
    }
}
