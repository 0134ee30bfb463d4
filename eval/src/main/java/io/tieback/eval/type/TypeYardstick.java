package io.tieback.eval.type;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.Oracle;
import io.tieback.eval.type.MaskedTypes.Question;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** How often a hidden type is told rightly: by the advertiser's commonest type, against an oracle. */
public final class TypeYardstick {
    private static final Set<String> BROWSING =
            Set.of("page_visit", "view_content", "view_category", "search", "add_to_cart");
    private static final String NONE_HIDDEN = "no such type was hidden";

    private final List<Question> questions;
    private final int[] person;
    private final Bootstrap bootstrap;

    private TypeYardstick(List<Question> questions, long seed) {
        this.questions = List.copyOf(questions);
        Map<Long, Integer> people = new HashMap<>();
        person = questions.stream()
                .mapToInt(one -> people.computeIfAbsent(one.personId(), p -> people.size()))
                .toArray();
        bootstrap = new Bootstrap(people.size(), seed);
    }

    /** Measures the judged world, with an oracle from the teachers. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        TypeYardstick yardstick = new TypeYardstick(MaskedTypes.of(teachers.judged()), seed);
        Lessons lessons = new Lessons(1, seed);
        teachers.each(world -> MaskedTypes.of(world).forEach(question -> learn(question, lessons)));
        return yardstick.rows(Oracle.by(() -> lessons.teach(free(yardstick.questions))));
    }

    private List<AnswerRow> rows(Oracle<Lessons.Taught> oracle) {
        List<AnswerRow> rows = new ArrayList<>();
        rows.addAll(rows("all types", one -> true, oracle));
        rows.addAll(rows("types beyond browsing", one -> !BROWSING.contains(one.truth()), oracle));
        rows.add(leakCheck("the type before in order of ids", other(Question::advertiserId), oracle));
        Map<Question, String> ofPerson = other(one -> String.valueOf(one.personId()));
        rows.add(leakCheck("the type of another act of the same person", ofPerson, oracle));
        return rows;
    }

    private AnswerRow leakCheck(String name, Map<Question, String> rule, Oracle<Lessons.Taught> oracle) {
        Tally blind = tally(one -> true, one -> rule.getOrDefault(one, ""));
        Measured excess = oracle.map(taught -> tally(one -> true, question -> likeliest(question, taught)))
                .figure(model -> bootstrap.difference(blind::share, model::share, NONE_HIDDEN));
        return AnswerRow.leakCheck(name, "share", questions.size(), excess);
    }

    /** To each question the true type of the last one of another act in the same group, in order of report ids. */
    private Map<Question, String> other(Function<Question, String> group) {
        Map<String, List<Question>> before = new HashMap<>();
        Map<Question, String> told = new IdentityHashMap<>();
        questions.stream().sorted(Comparator.comparing(Question::reportId)).forEach(one -> {
            List<Question> own = before.computeIfAbsent(group.apply(one), g -> new ArrayList<>());
            told.put(
                    one,
                    own.stream()
                            .filter(other ->
                                    !other.who().actId().equals(one.who().actId()))
                            .reduce((first, second) -> second)
                            .map(Question::truth)
                            .orElseGet(one::majority));
            own.add(one);
        });
        return told;
    }

    private List<AnswerRow> rows(String which, Predicate<Question> counts, Oracle<Lessons.Taught> oracle) {
        Tally byMajority = tally(counts, Question::majority);
        Measured none = Measured.absent("Tieback tells no type yet");
        Measured base = bootstrap.weighted(byMajority::share, NONE_HIDDEN);
        Oracle<Tally> best = oracle.map(taught -> tally(counts, question -> likeliest(question, taught)));
        Measured told = best.figure(tally -> bootstrap.weighted(tally::share, NONE_HIDDEN));
        Measured gain = best.figure(tally -> bootstrap.difference(tally::share, byMajority::share, NONE_HIDDEN));
        long n = questions.stream().filter(counts).count();
        return List.of(
                AnswerRow.of(which + ": told rightly", "share", n, none, base, told),
                AnswerRow.alone(which + ": oracle less base line", "share", n, gain, AnswerRow.DIFFERENCE));
    }

    static void learn(Question question, Lessons lessons) {
        lessons.addReports(1);
        for (int i = 0; i < question.candidates().size(); i++) {
            lessons.add(question.features().get(i), question.candidates().get(i).equals(question.truth()));
        }
    }

    static List<Integer> free(List<Question> questions) {
        int features = questions.stream()
                .flatMap(question -> question.features().stream())
                .mapToInt(row -> row.length)
                .findFirst()
                .orElse(0);
        return Collections.nCopies(features, 0);
    }

    static String likeliest(Question question, Lessons.Taught taught) {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < question.candidates().size(); i++) {
            double odds = taught.logOdds(question.features().get(i));
            if (odds > most) {
                most = odds;
                best = question.candidates().get(i);
            }
        }
        return best;
    }

    private Tally tally(Predicate<Question> counts, Function<Question, String> rule) {
        Tally tally = new Tally(new double[bootstrap.groups()], new double[bootstrap.groups()]);
        for (int i = 0; i < person.length; i++) {
            Question question = questions.get(i);
            if (counts.test(question)) {
                tally.all()[person[i]]++;
                tally.right()[person[i]] += rule.apply(question).equals(question.truth()) ? 1 : 0;
            }
        }
        return tally;
    }

    /** Types told and told rightly, by person. */
    private record Tally(double[] right, double[] all) {
        double share(double[] people) {
            double sumRight = 0;
            double sumAll = 0;
            for (int i = 0; i < people.length; i++) {
                sumRight += right[i] * people[i];
                sumAll += all[i] * people[i];
            }
            return sumRight / sumAll;
        }
    }
}
