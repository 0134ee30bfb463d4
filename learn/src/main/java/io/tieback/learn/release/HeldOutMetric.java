package io.tieback.learn.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tieback.core.stats.Interval;
import java.util.List;

/**
 * A figure of a scorer on labelled examples that taught it nothing.
 *
 * @param scorer which scorer
 * @param figure what was measured
 * @param value with its 95 % interval over entities
 */
public record HeldOutMetric(String scorer, String figure, Interval value) {
    /** Writes figures into a manifest. */
    public static void tell(List<HeldOutMetric> metrics, ArrayNode into) {
        for (HeldOutMetric metric : metrics) {
            into.addObject()
                    .put("scorer", metric.scorer())
                    .put("figure", metric.figure())
                    .put("value", metric.value().value())
                    .put("low", metric.value().low())
                    .put("high", metric.value().high());
        }
    }
}
