package io.tieback.eval.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** How far the sums of advertisers are off; each in its own mean order, so that currencies add. */
final class AdvertiserSums {
    private final double[] off;
    private final double[] truth;

    private AdvertiserSums(double[] off, double[] truth) {
        this.off = off;
        this.truth = truth;
    }

    static List<String> advertisers(List<ValueQuestion> questions) {
        return new ArrayList<>(new TreeSet<>(
                questions.stream().map(ValueQuestion::advertiserId).toList()));
    }

    static AdvertiserSums of(
            List<String> advertisers, List<ValueQuestion> questions, ToDoubleFunction<ValueQuestion> told) {
        Map<String, Integer> numbers = new HashMap<>();
        advertisers.forEach(one -> numbers.put(one, numbers.size()));
        double[] said = new double[advertisers.size()];
        double[] truth = new double[advertisers.size()];
        int[] orders = new int[advertisers.size()];
        for (ValueQuestion question : questions) {
            int number = numbers.getOrDefault(question.advertiserId(), 0);
            said[number] += told.applyAsDouble(question);
            truth[number] += question.truth();
            orders[number] += question.truth() > 0 ? 1 : 0;
        }
        double[] off = new double[said.length];
        for (int i = 0; i < off.length; i++) {
            double order = orders[i] == 0 ? 1 : truth[i] / orders[i];
            off[i] = orders[i] == 0 ? 0 : Math.abs(said[i] - truth[i]) / order;
            truth[i] /= order;
        }
        return new AdvertiserSums(off, truth);
    }

    /** All absolute errors for each unit of what was truly paid. */
    double error(double[] advertisers) {
        double sumOff = 0;
        double sumTruth = 0;
        for (int i = 0; i < off.length; i++) {
            sumOff += off[i] * advertisers[i];
            sumTruth += truth[i] * advertisers[i];
        }
        return sumOff / sumTruth;
    }
}
