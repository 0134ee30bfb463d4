package io.tieback.eval.credit;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.model.FlatTrees;
import io.tieback.eval.credit.CreditSums.Measure;
import io.tieback.eval.oracle.NumberLessons;
import io.tieback.eval.oracle.UntaughtOracle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the truth of other seeds teaches of credit: how much a campaign that is seen to have touched a counted act truly
 * earned by it, or caused of it. Trees estimate it by the evidence of the touch; each act of a known user stands for as
 * many acts as its advertiser has for each of a known user; and all is brought to the scale at which the campaigns of
 * the other seeds have the least error, so that what nobody sees is made up for as far as that helps.
 */
final class CreditOracle {
    private final Map<Measure, FlatTrees> trees;
    private final Map<Measure, Double> scale;

    private CreditOracle(Map<Measure, FlatTrees> trees, Map<Measure, Double> scale) {
        this.trees = trees;
        this.scale = scale;
    }

    /** What is to be estimated. */
    enum Wanted {
        CAUSED,
        LAST_TOUCH,
        LINEAR;

        /** The true shares of each act. */
        ActShares of(CreditTruth truth) {
            return switch (this) {
                case CAUSED -> truth.causedByAct();
                case LAST_TOUCH -> truth.sharesByRule(AttributionSetting.lastTouch());
                case LINEAR -> truth.sharesByRule(AttributionSetting.linear());
            };
        }

        static Wanted by(AttributionSetting rule) {
            return rule.equals(AttributionSetting.lastTouch()) ? LAST_TOUCH : LINEAR;
        }
    }

    /** Gathers lessons and teaches. */
    static final class School {
        private final Wanted wanted;
        private final Map<Measure, NumberLessons> lessons = new EnumMap<>(Measure.class);
        private final List<Lesson> worlds = new ArrayList<>();

        private record Lesson(SeenCredit seen, CreditSums wanted, Set<String> campaigns) {}

        School(Wanted wanted, long seed) {
            this.wanted = wanted;
            for (Measure measure : Measure.values()) {
                lessons.put(measure, new NumberLessons(seed));
            }
        }

        /** Takes a world in. */
        void learn(SeenCredit seen, CreditTruth truth) {
            ActShares shares = wanted.of(truth);
            Map<String, Integer> copies = new HashMap<>();
            seen.touches().forEach(touch -> copies.merge(key(touch, truth), 1, Integer::sum));
            worlds.add(new Lesson(seen, shares.sums(), truth.advertiserOf().keySet()));
            lessons.forEach((measure, rows) -> seen.touches().forEach(touch -> {
                String act = truth.actOf(touch.reportId());
                double share = shares.of(act, touch.campaignId(), measure);
                rows.add(touch.evidence(), share / copies.getOrDefault(key(touch, truth), 1));
            }));
        }

        private static String key(SeenCredit.Touch touch, CreditTruth truth) {
            return truth.actOf(touch.reportId()) + " " + touch.campaignId();
        }

        CreditOracle teach() throws UntaughtOracle {
            Map<Measure, FlatTrees> trees = new EnumMap<>(Measure.class);
            Map<Measure, Double> scale = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                FlatTrees taught =
                        lessons.getOrDefault(measure, new NumberLessons(0)).teach();
                trees.put(measure, taught);
                scale.put(measure, scaleOf(taught, measure));
            }
            return new CreditOracle(trees, scale);
        }

        /** The scale of the least absolute error: the median of true over told, each weighing as what is told. */
        private double scaleOf(FlatTrees taught, Measure measure) {
            List<double[]> ratios = new ArrayList<>();
            for (Lesson world : worlds) {
                Map<String, Double> told = new HashMap<>();
                world.seen()
                        .touches()
                        .forEach(touch -> told.merge(touch.campaignId(), raw(taught, touch), Double::sum));
                for (String campaign : world.campaigns()) {
                    double one = told.getOrDefault(campaign, 0.0);
                    if (one > 0) {
                        ratios.add(new double[] {world.wanted().of(campaign, measure) / one, one});
                    }
                }
            }
            ratios.sort(Comparator.comparingDouble(ratio -> ratio[0]));
            double left = ratios.stream().mapToDouble(ratio -> ratio[1]).sum() / 2;
            for (double[] ratio : ratios) {
                left -= ratio[1];
                if (left <= 0) {
                    return ratio[0];
                }
            }
            return 1;
        }
    }

    /** Credits what is seen of a world. */
    CreditSums credit(SeenCredit seen) {
        CreditSums sums = new CreditSums();
        for (SeenCredit.Touch touch : seen.touches()) {
            sums.add(touch.campaignId(), of(Measure.CONVERSIONS, touch), of(Measure.VALUE, touch));
        }
        return sums;
    }

    private double of(Measure measure, SeenCredit.Touch touch) {
        FlatTrees taught = trees.get(measure);
        return taught == null ? 0 : raw(taught, touch) * scale.getOrDefault(measure, 1.0);
    }

    private static double raw(FlatTrees taught, SeenCredit.Touch touch) {
        return Math.max(0, taught.rawScore(touch.evidence())) * touch.acts();
    }
}
