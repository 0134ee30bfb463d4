package io.tieback.eval.match;

import io.tieback.core.identity.Household;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a release tells whether somebody of its likeliest candidate's household did it, beside the simple answer:
 * that candidate alone. Users of the platform count; who else lives there is nobody whom it knows, and has a row of
 * its own. <em>As told</em> means one of the candidates whom the answer takes for that household, right or wrong.
 */
final class HouseholdRows {
    private static final String NO_SET = "no report here has a candidate";
    private static final String NO_ORACLE = "households by the truth come true for themselves";

    private final List<MatchSet> sets;
    private final int[] person;
    private final int people;
    private final double[] alone;
    private final double[] together;
    private final boolean[] isOwn;
    private final boolean[] isHome;
    private final boolean[] isAnybody;
    private final boolean[] isTold;
    private final int[] told;
    private final int[] toldRightly;
    private final int[] atHome;
    private final Bootstrap bootstrap;

    private HouseholdRows(List<MatchSet> all, UserMatchModel model, long seed) {
        int[] everybody = NamingTally.people(all);
        int[] kept = IntStream.range(0, all.size())
                .filter(i -> !all.get(i).rows().isEmpty())
                .toArray();
        sets = IntStream.of(kept).mapToObj(all::get).toList();
        person = IntStream.of(kept).map(i -> everybody[i]).toArray();
        people = NamingTally.count(everybody);
        bootstrap = new Bootstrap(people, seed);
        alone = new double[sets.size()];
        together = new double[sets.size()];
        isOwn = new boolean[sets.size()];
        isHome = new boolean[sets.size()];
        isAnybody = new boolean[sets.size()];
        isTold = new boolean[sets.size()];
        told = new int[sets.size()];
        toldRightly = new int[sets.size()];
        atHome = new int[sets.size()];
        for (int i = 0; i < sets.size(); i++) {
            judge(i, model.probabilities(sets.get(i).rows()));
        }
    }

    /** Judges a release on reports beside their truth. */
    static List<AnswerRow> of(String name, List<MatchSet> sets, UserMatchModel model, long seed) {
        return new HouseholdRows(sets, model, seed).rows(name);
    }

    private void judge(int i, double[] probabilities) {
        MatchSet set = sets.get(i);
        int top = 0;
        for (int c = 1; c < probabilities.length; c++) {
            top = probabilities[c] > probabilities[top] ? c : top;
        }
        long home = set.homes().get(top);
        alone[i] = probabilities[top];
        isOwn[i] = set.right() == top;
        isAnybody[i] = set.home() == home;
        isHome[i] = isAnybody[i] && set.hasUser();
        List<Integer> members = Household.of(set.rows(), top);
        isTold[i] = members.contains(set.right());
        for (int c = 0; c < probabilities.length; c++) {
            boolean isMember = members.contains(c);
            together[i] += isMember ? probabilities[c] : 0;
            if (c != top) {
                boolean lives = set.homes().get(c) == home;
                told[i] += isMember ? 1 : 0;
                toldRightly[i] += isMember && lives ? 1 : 0;
                atHome[i] += lives ? 1 : 0;
            }
        }
    }

    private List<AnswerRow> rows(String name) {
        CalibrationTally sum = tally(together, isHome);
        CalibrationTally one = tally(alone, isHome);
        String of = name + ", household";
        return List.of(
                row(
                        of + " right",
                        "precision",
                        bootstrap.weighted(tally(new double[person.length], isHome)::came, NO_SET),
                        bootstrap.weighted(tally(alone, isOwn)::came, NO_SET)),
                row(
                        of + ", expected calibration error",
                        "probability",
                        bootstrap.weighted(sum::error, NO_SET),
                        bootstrap.weighted(one::error, NO_SET)),
                AnswerRow.alone(
                        of + ", calibration error less base line",
                        "difference",
                        sets.size(),
                        bootstrap.difference(sum::error, one::error, NO_SET),
                        AnswerRow.DIFFERENCE),
                row(
                        of + " as told, expected calibration error",
                        "probability",
                        bootstrap.weighted(tally(together, isTold)::error, NO_SET),
                        bootstrap.weighted(tally(alone, isOwn)::error, NO_SET)),
                row(
                        of + ", said less came true",
                        "difference",
                        bootstrap.weighted(sum::excess, NO_SET),
                        bootstrap.weighted(one::excess, NO_SET)),
                row(
                        of + ", said less came true of anybody there",
                        "difference",
                        bootstrap.weighted(tally(together, isAnybody)::excess, NO_SET),
                        bootstrap.weighted(tally(alone, isAnybody)::excess, NO_SET)),
                row(
                        of + ", candidates told to live there who do",
                        "precision",
                        share(toldRightly, told, "no candidate is told to live with another"),
                        Measured.absent("the base line tells of none")),
                row(
                        of + ", candidates who live there who are told",
                        "recall",
                        share(toldRightly, atHome, "no candidate lives with another"),
                        Measured.exact(0, "the base line tells of none")));
    }

    private AnswerRow row(String name, String unit, Measured estimate, Measured baseline) {
        return AnswerRow.of(name, unit, sets.size(), estimate, baseline, Measured.absent(NO_ORACLE));
    }

    private CalibrationTally tally(double[] said, boolean[] came) {
        return CalibrationTally.of(person, people, said, came);
    }

    private Measured share(int[] part, int[] whole, String ifNone) {
        return bootstrap.weighted(
                counts -> {
                    double some = 0;
                    double all = 0;
                    for (int i = 0; i < person.length; i++) {
                        some += counts[person[i]] * part[i];
                        all += counts[person[i]] * whole[i];
                    }
                    return some / all;
                },
                ifNone);
    }
}
