package io.tieback.eval.value;

import io.tieback.eval.data.JudgedReport;
import java.util.List;

/**
 * A report whose act's value is asked for. Scorers see {@code anchor} and {@code features} alone.
 *
 * @param judged the report and its truth
 * @param isHidden whether the value that it may carry is kept from scorers
 * @param told what it says
 * @param usual the advertiser's median of the type, in minor units
 * @param anchor natural log of the amount as reported if it is above 0, else of the advertiser's median of the type
 * @param features what there is to go by
 * @param truth what the act was worth, before refunds, in minor units; 0 if nothing
 * @param isWrong whether it says a value that is not the true one, or in another currency
 */
record ValueQuestion(
        JudgedReport judged,
        boolean isHidden,
        Told told,
        double usual,
        double anchor,
        List<Double> features,
        double truth,
        boolean isWrong) {
    ValueQuestion {
        features = List.copyOf(features);
    }

    /**
     * What a report that is not hidden says, in minor units.
     *
     * @param isThere whether it carries a value, be it zero or in another currency
     * @param minor the amount in the advertiser's usual currency, else 0
     * @param merged the same of its act by the product's policy: of the first copy by ids that carries a value
     */
    record Told(boolean isThere, double minor, double merged) {}

    String advertiserId() {
        return judged.report().advertiserId();
    }

    double[] row() {
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
