package io.tieback.eval.device;

import io.tieback.core.privacy.Sha256;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Everybody who may be named: the log's people by their number, then the distractors. */
final class Persons {
    private final int real;
    private final int[] fold;
    private final int[] order;

    /** @param folds which fold judges a person, by id */
    Persons(List<String> people, ToIntFunction<String> folds) {
        real = people.size();
        List<String> ids = IntStream.range(0, real + Distractors.PEOPLE)
                .mapToObj(person -> person < real ? people.get(person) : "" + (Distractors.FIRST + person - real))
                .toList();
        fold = ids.stream().mapToInt(folds).toArray();
        List<String> hashes =
                ids.stream().map(id -> HexFormat.of().formatHex(Sha256.of(id))).toList();
        int[] sorted = IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparing(hashes::get))
                .mapToInt(Integer::intValue)
                .toArray();
        order = new int[sorted.length];
        for (int place = 0; place < sorted.length; place++) {
            order[sorted[place]] = place;
        }
    }

    /** How many there are. */
    int count() {
        return fold.length;
    }

    /** The number of a distractor. */
    int distractor(int number) {
        return real + number;
    }

    /** The fold that judges a person. */
    int fold(int person) {
        return fold[person];
    }

    /** The place of a person in the order of the hashes of ids, by which ties are settled. */
    int order(int person) {
        return order[person];
    }
}
