package io.tieback.learn.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.match.entity.Merge;
import io.tieback.core.match.score.ComparisonParameters;
import io.tieback.core.match.score.FellegiSunterTraining;
import java.util.Map;
import java.util.TreeMap;

/** What a job did, as JSON for programs. */
public final class LinkSummary {
    private LinkSummary() {}

    /** The summary of a result. */
    public static String json(LinkResult result) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("records", result.table().rows());
        IdFlaws ids = IdFlaws.of(result.table());
        root.put("recordsWithoutId", ids.missing()).put("recordsOfRepeatedId", ids.repeated());
        root.put("pairsCompared", result.pairs().compared());
        root.put("pairsKept", result.pairs().size());
        root.put("clusters", result.entities().count());
        root.put("threshold", result.settings().clusters().probability());
        root.put("seed", result.settings().training().sample().seed());
        root.put("randomMatchProbability", result.trained().model().randomMatchProbability());
        ArrayNode blocking = root.putArray("blocking");
        result.sizes().forEach(size -> {
            ObjectNode node = blocking.addObject().put("rule", size.rule().toString());
            node.put("pairs", size.pairs()).put("blocks", size.blocks());
            ArrayNode worst = node.putArray("worst");
            size.worst()
                    .forEach(w -> worst.addObject().put("values", w.values()).put("pairs", w.pairs()));
        });
        ArrayNode comparisons = root.putArray("comparisons");
        for (int c = 0; c < result.trained().model().comparisons().size(); c++) {
            add(comparisons, result.trained(), c);
        }
        ArrayNode unlearnt = root.putArray("unlearnt");
        result.trained().unlearnt().forEach(unlearnt::add);
        Map<Merge.Verdict, Integer> verdicts = new TreeMap<>();
        result.entities().decisions().forEach(merge -> verdicts.merge(merge.verdict(), 1, Integer::sum));
        ObjectNode merges = root.putObject("merges");
        verdicts.forEach((verdict, count) -> merges.put(verdict.name(), count));
        ArrayNode sizes = root.putArray("clusterSizes");
        int[] histogram = result.entities().sizeHistogram();
        for (int size = 1; size < histogram.length; size++) {
            if (histogram[size] > 0) {
                sizes.addObject().put("size", size).put("clusters", histogram[size]);
            }
        }
        return root.toPrettyString();
    }

    private static void add(ArrayNode comparisons, FellegiSunterTraining.Trained trained, int comparison) {
        ComparisonParameters parameters = trained.model().comparisons().get(comparison);
        ArrayNode levels =
                comparisons.addObject().put("name", parameters.name()).putArray("levels");
        for (int level = 1; level < parameters.labels().size(); level++) {
            ObjectNode node = levels.addObject()
                    .put("label", parameters.labels().get(level))
                    .put("m", parameters.m().get(level))
                    .put("u", parameters.u().get(level))
                    .put("matchWeight", parameters.weight(level));
            trained.tolerance(comparison, level).ifPresent(bits -> node.put("tolerance", bits));
        }
    }
}
