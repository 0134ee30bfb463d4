package io.tieback.eval.match;

import io.tieback.core.identity.UserMatchModel;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.UntaughtOracle;
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

    private static final String NOBODY_NAMED = "nobody is named";
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
        TruthPanel panel = TruthPanel.of(
                MatchWorld.of(teachers.judged()).keyless(MatchWorld.Moment.REMATCHED),
                teachers.judged().world().people(),
                seed);
        List<MatchSet> sets = panel.judged();
        MatchSchool school = MatchSchool.of(teachers, panel.told(), seed);
        Optional<TrainedUserMatch> trained = school.trained();
        UserMatchYardstick yardstick = new UserMatchYardstick(sets, seed);
        Optional<MatchOracle> oracle = Optional.empty();
        String whyNot = "";
        try {
            oracle = Optional.of(school.oracle());
        } catch (UntaughtOracle none) {
            whyNot = none.why();
        }
        yardstick.rows(oracle, whyNot);
        if (trained.isPresent()) {
            yardstick.served(trained.get().release().model("panel"), school.panel(), oracle);
        }
        List<AnswerRow> rows = new ArrayList<>(yardstick.rows);
        rows.addAll(TrainedRows.of(
                school, trained, sets.stream().map(MatchSet::told).toList(), seed));
        return rows;
    }

    private void rows(Optional<MatchOracle> oracle, String whyNot) {
        Measured nobody =
                bootstrap.weighted(tally(Collections.nCopies(sets.size(), Naming.NOBODY), 0)::recall, NO_USER);
        Optional<NamingTally> sure = oracle.map(one -> tally(named(one), one.least()));
        Measured reached =
                sure.map(one -> bootstrap.weighted(one::recall, NO_USER)).orElseGet(() -> Measured.absent(whyNot));
        Measured right = sure.map(one -> bootstrap.weighted(one::precision, NOBODY_NAMED))
                .orElseGet(() -> Measured.absent(whyNot));
        Measured none = Measured.absent(NOBODY_NAMED);
        add("named rightly, where 95 % of the names are right", "recall", nobody, nobody, reached);
        add("names that are right there", "precision", none, none, right);
        Measured ceiling = bootstrap.weighted(tally(named(UserMatchYardstick::truth), 0)::recall, NO_USER);
        add("person among the candidates", "recall", ceiling, AnswerRow.NOT_ASKED, AnswerRow.NOT_ASKED);
        oneLine("sole user of the address in 24 hours", named(Naming::soleUser));
        oneLine("last user of the address", named(Naming::lastUser));
        oracle.ifPresent(one -> atEveryReport(one));
    }

    /** What a release names where it expects so many of the names to be right: its own word, nothing else. */
    private void served(UserMatchModel model, String panel, Optional<MatchOracle> oracle) {
        List<Naming> namings = named(Naming.served(model));
        NamingTally tally = tally(namings, Naming.leastFor(EXPECTED, namings));
        String where = panel + ", where it expects 96 % of its names to be right: ";
        Measured best = oracle.map(one -> bootstrap.weighted(tally(named(one), one.least())::recall, NO_USER))
                .orElse(AnswerRow.NOT_ASKED);
        add(where + "named rightly", "recall", bootstrap.weighted(tally::recall, NO_USER), AnswerRow.NOT_ASKED, best);
        Measured right = bootstrap.weighted(tally::precision, NOBODY_NAMED);
        rows.add(AnswerRow.of(where + "names that are right", "precision", sets.size(), right)
                .asked(Target.atLeast(MatchOracle.PRECISION)));
        oracle.map(one -> tally(named(one), one.least())).ifPresent(bar -> {
            Measured share =
                    bootstrap.weighted(people -> tally.recall(people) / bar.recall(people), "the oracle names nobody");
            rows.add(AnswerRow.of(where + "of the oracle's recall", "share", sets.size(), share)
                    .asked(Target.atLeast(OF_THE_ORACLE)));
        });
    }

    private void oneLine(String rule, List<Naming> namings) {
        NamingTally tally = tally(namings, 0);
        add(rule, "recall", bootstrap.weighted(tally::recall, NO_USER), AnswerRow.NOT_ASKED, AnswerRow.NOT_ASKED);
        add(
                rule,
                "precision",
                bootstrap.weighted(tally::precision, NOBODY_NAMED),
                AnswerRow.NOT_ASKED,
                AnswerRow.NOT_ASKED);
    }

    /** What the oracle and blind rules are worth when every report with a candidate must be given a name. */
    private void atEveryReport(MatchOracle oracle) {
        NamingTally best = tally(named(oracle), 0);
        Measured all = bootstrap.weighted(best::precision, NOBODY_NAMED);
        NamingTally last = tally(named(Naming::lastUser), 0);
        String must = "right when all must be named: ";
        add(
                must + "last user",
                "precision",
                bootstrap.weighted(last::precision, NOBODY_NAMED),
                AnswerRow.NOT_ASKED,
                all);
        add(must + "oracle less last user", "precision", less(best, last), AnswerRow.NOT_ASKED, AnswerRow.NOT_ASKED);
        NamingTally busiest = tally(named(Naming::busiest), 0);
        add(
                must + "busiest user, a leak check",
                "precision",
                bootstrap.weighted(busiest::precision, NOBODY_NAMED),
                AnswerRow.NOT_ASKED,
                all);
        NamingTally lowest = tally(named(Naming::lowestId), 0);
        add(
                must + "lowest id, a leak check",
                "precision",
                bootstrap.weighted(lowest::precision, NOBODY_NAMED),
                AnswerRow.NOT_ASKED,
                all);
        CalibrationTally calibration = CalibrationTally.of(sets, named(oracle));
        Measured error = bootstrap.weighted(calibration::error, NOBODY_NAMED);
        add(
                "expected calibration error of the name given",
                "probability",
                AnswerRow.NOT_ASKED,
                AnswerRow.NOT_ASKED,
                error);
    }

    private Measured less(NamingTally first, NamingTally second) {
        return bootstrap.difference(first::precision, second::precision, NOBODY_NAMED);
    }

    private void add(String name, String unit, Measured estimate, Measured baseline, Measured oracle) {
        rows.add(AnswerRow.of(name, unit, sets.size(), estimate).beside(baseline, oracle));
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
