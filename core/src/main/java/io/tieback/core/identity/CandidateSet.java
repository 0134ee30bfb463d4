package io.tieback.core.identity;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The users who may have done an act, each with the numbers that a scorer goes by. Nobody is always a further answer
 * and has no row.
 *
 * @param userIds distinct, ascending
 * @param rows by user, in the order of {@link CandidateFeatures#NAMES}; NaN where there is nothing to go by
 */
public record CandidateSet(List<String> userIds, List<double[]> rows) {
    /** Nobody comes into question. */
    public static final CandidateSet EMPTY = new CandidateSet(List.of(), List.of());

    /** The candidates who are users, with their numbers as they are in the whole set: someones leave the set alone. */
    public CandidateSet ofUsers() {
        List<Integer> left = IntStream.range(0, userIds.size())
                .filter(i -> !Someone.is(userIds.get(i)))
                .boxed()
                .toList();
        return new CandidateSet(
                left.stream().map(userIds::get).toList(),
                left.stream().map(rows::get).toList());
    }

    /** @throws IllegalArgumentException if users and rows differ in number */
    public CandidateSet {
        userIds = List.copyOf(userIds);
        rows = List.copyOf(rows);
        if (userIds.size() != rows.size()) {
            throw new IllegalArgumentException("a row for each user");
        }
    }
}
