package io.tieback.eval.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.world.read.WorldFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What labels are good for: a model of whether a click earns a conversion is trained on half the people, on the labels
 * of a feed, and judged on the true labels of the others. Clicks of the last week are left out: their conversions may
 * not have happened yet.
 */
final class LabelLoss {
    private static final Duration MATURITY = Duration.ofDays(7);
    private static final int MOST_BEFORE = 3;
    private static final String TOO_FEW = "one half of the people has no click, or none that earned anything";

    private final Truth truth;
    private final Map<String, Integer> features = new HashMap<>();
    private final List<Click> clicks = new ArrayList<>();

    /** A click that people are trained and judged on. */
    private record Click(String engagementId, int group, int[] features) {}

    LabelLoss(WorldFolder world, Truth truth) {
        this.truth = truth;
        double last = world.end().minus(MATURITY).getEpochSecond();
        Map<String, Integer> before = new HashMap<>();
        JsonLines.read(world.path().resolve("engagements.jsonl"), line -> {
            JsonNode engagement = line.path("engagement");
            if (engagement.path("kind").asText().equals("click")
                    && engagement.path("occurredAt").asDouble() <= last) {
                clicks.add(click(engagement, before));
            }
        });
    }

    /** Clicks of the people who are judged. */
    long judged() {
        return clicks.stream().filter(click -> !isTrained(click)).count();
    }

    /** Engagements that truly earned a conversion by the last touch. */
    Set<String> trueLabels() {
        Set<String> labels = new HashSet<>();
        truth.acts().values().stream()
                .filter(act -> act.isConversion() && !act.lastTouch().isEmpty())
                .forEach(act -> labels.add(act.lastTouch()));
        return labels;
    }

    /** Mean log-loss of a model that was trained on {@code labels}, in nats. */
    Measured of(Set<String> labels, Bootstrap bootstrap) {
        List<Click> trained = clicks.stream().filter(this::isTrained).toList();
        boolean[] told = new boolean[trained.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = labels.contains(trained.get(i).engagementId());
        }
        if (trained.stream().noneMatch(click -> labels.contains(click.engagementId()))) {
            return Measured.absent(TOO_FEW);
        }
        LogisticModel model =
                LogisticModel.train(trained.stream().map(Click::features).toList(), told, features.size());
        return loss(click -> model.probability(click.features()), bootstrap);
    }

    /** The same of no model at all: the rate of {@code labels} for every click. */
    Measured ofRate(Set<String> labels, Bootstrap bootstrap) {
        long all = clicks.stream().filter(this::isTrained).count();
        long earned = clicks.stream()
                .filter(this::isTrained)
                .filter(click -> labels.contains(click.engagementId()))
                .count();
        return earned == 0
                ? Measured.absent(TOO_FEW)
                : loss(click -> (double) Math.min(earned, all - 1) / all, bootstrap);
    }

    private interface Odds {
        double of(Click click);
    }

    private Measured loss(Odds odds, Bootstrap bootstrap) {
        Predicate<String> isTrue = trueLabels()::contains;
        GroupRatio loss = new GroupRatio(truth.groups());
        for (Click click : clicks) {
            if (!isTrained(click)) {
                double probability = odds.of(click);
                double right = isTrue.test(click.engagementId()) ? probability : 1 - probability;
                loss.add(click.group(), -StrictMath.log(right), 1);
            }
        }
        return loss.measured(bootstrap, TOO_FEW);
    }

    private boolean isTrained(Click click) {
        return (click.group() & 1) == 0;
    }

    private Click click(JsonNode engagement, Map<String, Integer> before) {
        String user = engagement.path("userId").asText();
        String advertiser = engagement.path("advertiserId").asText();
        int earlier = Math.min(MOST_BEFORE, before.merge(user + " " + advertiser, 1, Integer::sum) - 1);
        long hour = engagement.path("occurredAt").asLong() / 3_600 % 24;
        List<String> names = List.of(
                "all",
                "advertiser " + advertiser,
                "campaign " + engagement.path("campaignId").asText(),
                "ad " + engagement.path("adId").asText(),
                "surface " + engagement.path("surface").asText(),
                "clicks before " + earlier,
                "time of day " + hour / 6);
        int[] numbers = names.stream()
                .mapToInt(name -> {
                    Integer known = features.get(name);
                    int number = known == null ? features.size() : known;
                    features.put(name, number);
                    return number;
                })
                .toArray();
        return new Click(engagement.path("engagementId").asText(), truth.groupOfUser(user), numbers);
    }
}
