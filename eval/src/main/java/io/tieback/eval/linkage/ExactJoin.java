package io.tieback.eval.linkage;

import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.score.ScoredPairs;
import io.tieback.learn.link.LinkResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a user has without Tieback: rows are one entity if all that the job compares is the same, as by GROUP BY. */
final class ExactJoin {
    private ExactJoin() {}

    /** The entity of each row. */
    static int[] entities(LinkResult result) {
        ComparedColumns columns = result.columns();
        List<EncodedColumn> inputs = IntStream.range(0, columns.comparisons().size())
                .mapToObj(columns::input)
                .toList();
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        return IntStream.range(0, result.table().rows())
                .map(row -> numbers.computeIfAbsent(
                        inputs.stream().map(input -> input.code(row)).toList(), all -> numbers.size()))
                .toArray();
    }

    /** Those of the pairs that a job scored whose rows are so joined. */
    static ScoredPairs pairs(LinkResult result) {
        int[] entities = entities(result);
        ScoredPairs all = result.pairs();
        int[] joined = IntStream.range(0, all.size())
                .filter(i -> entities[all.left(i)] == entities[all.right(i)])
                .toArray();
        return ScoredPairs.of(
                Arrays.stream(joined).map(all::left).toArray(),
                Arrays.stream(joined).map(all::right).toArray(),
                new double[joined.length]);
    }
}
