package io.tieback.eval.value;

import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Some of the values asked for, and figures of them: intervals by person, those of sums by advertiser. */
final class AskedPart {
    private static final String NONE = "no such value was asked for";

    private final List<ValueQuestion> questions;
    private final List<List<Integer>> rowsOf = new ArrayList<>();
    private final List<String> advertisers;
    private final Bootstrap people;

    AskedPart(List<ValueQuestion> asked, Predicate<ValueQuestion> counts, long seed) {
        questions = asked.stream().filter(counts).toList();
        advertisers = AdvertiserSums.advertisers(questions);
        Map<Long, Integer> numbers = new HashMap<>();
        for (int row = 0; row < questions.size(); row++) {
            long personId = questions.get(row).judged().truth().personId();
            int number = numbers.computeIfAbsent(personId, p -> numbers.size());
            if (number == rowsOf.size()) {
                rowsOf.add(new ArrayList<>());
            }
            rowsOf.get(number).add(row);
        }
        people = new Bootstrap(rowsOf.size(), seed);
    }

    /** Those asked for. */
    List<ValueQuestion> questions() {
        return questions;
    }

    /** How many there are. */
    long size() {
        return questions.size();
    }

    /** Told values beside true ones. */
    ValueErrors errors(ToDoubleFunction<ValueQuestion> told) {
        return new ValueErrors(
                questions.stream().mapToDouble(told).toArray(),
                questions.stream().mapToDouble(ValueQuestion::truth).toArray());
    }

    /** The same, in the advertiser's medians of the type. */
    ValueErrors inMedians(ToDoubleFunction<ValueQuestion> told) {
        return new ValueErrors(
                questions.stream()
                        .mapToDouble(one -> told.applyAsDouble(one) / one.usual())
                        .toArray(),
                questions.stream().mapToDouble(one -> one.truth() / one.usual()).toArray());
    }

    Measured figure(ValueErrors errors, ToDoubleBiFunction<ValueErrors, int[]> figure) {
        return people.of(drawn -> figure.applyAsDouble(errors, rows(drawn)), NONE);
    }

    /** How much larger a figure is of the first than of the second, both on the same people in every draw. */
    Measured difference(ValueErrors first, ValueErrors second, ToDoubleBiFunction<ValueErrors, int[]> figure) {
        return people.of(
                drawn -> figure.applyAsDouble(first, rows(drawn)) - figure.applyAsDouble(second, rows(drawn)), NONE);
    }

    /** The error of the advertisers' sums. */
    Measured sums(ToDoubleFunction<ValueQuestion> told, long seed) {
        return new Bootstrap(advertisers.size(), seed)
                .weighted(AdvertiserSums.of(advertisers, questions, told)::error, NONE);
    }

    /** Of those that one predicate takes, the share that another takes too. */
    Measured share(Predicate<ValueQuestion> of, Predicate<ValueQuestion> which, String ifNone) {
        return people.of(
                drawn -> {
                    int all = 0;
                    int some = 0;
                    for (int row : rows(drawn)) {
                        ValueQuestion question = questions.get(row);
                        all += of.test(question) ? 1 : 0;
                        some += of.test(question) && which.test(question) ? 1 : 0;
                    }
                    return some / (double) all;
                },
                ifNone);
    }

    /** How many a predicate takes. */
    long count(Predicate<ValueQuestion> which) {
        return questions.stream().filter(which).count();
    }

    private int[] rows(int[] drawn) {
        int size = 0;
        for (int person : drawn) {
            size += rowsOf.get(person).size();
        }
        int[] rows = new int[size];
        int next = 0;
        for (int person : drawn) {
            for (int row : rowsOf.get(person)) {
                rows[next++] = row;
            }
        }
        return rows;
    }
}
