package io.tieback.eval.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One-line rules that look at nothing in a report but its id or its person: good ones are a leak. */
final class BlindRules {
    private static final Comparator<ValueQuestion> BY_ID =
            Comparator.comparing(one -> one.judged().report().reportId());

    private BlindRules() {}

    /** The place in the order of report ids, in medians of the type. */
    static ToDoubleFunction<ValueQuestion> inOrderOfIds(List<ValueQuestion> asked) {
        Map<ValueQuestion, Integer> places = new IdentityHashMap<>();
        asked.stream().sorted(BY_ID).forEach(one -> places.put(one, places.size() + 1));
        return one -> places.getOrDefault(one, 0) * one.usual();
    }

    /** As many medians of the type as another act of the same person was truly worth; one if there is none. */
    static ToDoubleFunction<ValueQuestion> otherOfPerson(List<ValueQuestion> asked) {
        Map<Long, List<ValueQuestion>> byPerson = new HashMap<>();
        asked.stream()
                .sorted(BY_ID)
                .forEach(one -> byPerson.computeIfAbsent(person(one), p -> new ArrayList<>())
                        .add(one));
        return one -> byPerson.getOrDefault(person(one), List.of()).stream()
                        .filter(other -> !act(other).equals(act(one)))
                        .mapToDouble(other -> other.truth() / other.usual())
                        .findFirst()
                        .orElse(1)
                * one.usual();
    }

    private static long person(ValueQuestion one) {
        return one.judged().truth().personId();
    }

    private static String act(ValueQuestion one) {
        return one.judged().truth().actId();
    }
}
