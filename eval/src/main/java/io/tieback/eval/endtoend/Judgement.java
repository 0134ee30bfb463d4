package io.tieback.eval.endtoend;

import io.tieback.eval.endtoend.FoundAct.Earning;
import io.tieback.eval.endtoend.Truth.TrueAct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A ledger's conversions, each set beside what happened. */
final class Judgement {
    /** So much of what is matched must be right. */
    static final double PRECISION = .95;

    /** A value so near is right. */
    private static final double RIGHT = .01;

    /** A value so many times too high was told in minor units. */
    private static final double FAR = 50;

    final GroupRatio visible;
    final GroupRatio falsely;
    final GroupRatio invented;
    final GroupRatio otherType;
    final GroupRatio falseForEachTrue;
    final GroupRatio repeated;
    final GroupRatio matched;
    final GroupRatio reachable;
    final GroupRatio precision;
    final GroupRatio value;
    final GroupRatio valueRight;
    final GroupRatio valueFarTooHigh;
    final GroupRatio valueUntold;
    final CampaignError lastTouch;
    final CampaignError lastTouchValue;
    final CampaignError incremental;
    final CampaignError incrementalValue;
    final CampaignCoverage lastTouchCoverage;
    final CampaignCoverage incrementalCoverage;
    final CampaignError linear;
    final CampaignError linearValue;
    final Set<String> earningEngagements = new HashSet<>();
    private final Truth truth;
    private final Set<String> seen = new HashSet<>();
    private final List<Guess> guesses = new ArrayList<>();

    /** The likeliest user of a visible conversion. */
    private record Guess(String actId, int group, double share, boolean isRight) {}

    Judgement(Truth truth, FoundLedger ledger) {
        this.truth = truth;
        visible = new GroupRatio(truth.groups());
        falsely = new GroupRatio(truth.groups());
        invented = new GroupRatio(truth.groups());
        otherType = new GroupRatio(truth.groups());
        falseForEachTrue = new GroupRatio(truth.groups());
        repeated = new GroupRatio(truth.groups());
        matched = new GroupRatio(truth.groups());
        reachable = new GroupRatio(truth.groups());
        precision = new GroupRatio(truth.groups());
        value = new GroupRatio(truth.groups());
        valueRight = new GroupRatio(truth.groups());
        valueFarTooHigh = new GroupRatio(truth.groups());
        valueUntold = new GroupRatio(truth.groups());
        lastTouch = new CampaignError(truth.campaigns());
        lastTouchValue = new CampaignError(truth.campaigns());
        lastTouchCoverage = new CampaignCoverage(truth.campaigns());
        incrementalCoverage = new CampaignCoverage(truth.campaigns());
        incremental = new CampaignError(truth.campaigns());
        incrementalValue = new CampaignError(truth.campaigns());
        linear = new CampaignError(truth.campaigns());
        linearValue = new CampaignError(truth.campaigns());
        ledger.acts().stream().filter(act -> truth.isConversionType(act.type())).forEach(this::counted);
        truth.acts().forEach(this::happened);
        match();
    }

    private void counted(FoundAct found) {
        int group = truth.groupOfRow(found.row());
        Optional<String> actId = truth.actOf(found.row()).filter(id -> act(id).isConversion());
        boolean isNew = actId.isPresent() && seen.add(actId.get());
        boolean isInvented = truth.actOf(found.row()).isEmpty();
        falsely.add(group, actId.isPresent() ? 0 : 1, 1);
        if (actId.isEmpty()) {
            invented.add(group, isInvented ? 1 : 0, 1);
            otherType.add(group, isInvented ? 0 : 1, 1);
        }
        falseForEachTrue.add(group, actId.isPresent() ? 0 : 1, 0);
        repeated.add(group, actId.isPresent() && !isNew ? 1 : 0, 1);
        earned(group, found);
        if (isNew) {
            visible(found, actId.get());
        }
    }

    private void earned(int group, FoundAct found) {
        for (Earning earning : found.lastTouch()) {
            lastTouch.found(group, earning.campaignId(), earning.share());
            incremental.found(group, earning.campaignId(), earning.share());
            lastTouchCoverage.found(group, earning.campaignId(), earning.share());
            incrementalCoverage.found(group, earning.campaignId(), earning.share());
            orders(earning).ifPresent(orders -> {
                lastTouchValue.found(group, earning.campaignId(), orders);
                incrementalValue.found(group, earning.campaignId(), orders);
            });
            if (earning.share() >= .5) {
                earningEngagements.add(earning.engagementId());
            }
        }
        for (Earning earning : found.linear()) {
            linear.found(group, earning.campaignId(), earning.share());
            orders(earning).ifPresent(orders -> linearValue.found(group, earning.campaignId(), orders));
        }
    }

    private Optional<Double> orders(Earning earning) {
        double mean = truth.meanOrderOf(earning.campaignId());
        return mean > 0 ? Optional.of(earning.valueMinor() / mean) : Optional.empty();
    }

    private void visible(FoundAct found, String actId) {
        TrueAct act = act(actId);
        Optional<Map.Entry<String, Double>> likeliest = found.users().entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
        boolean isOfUser = !act.userId().isEmpty();
        likeliest.ifPresent(user -> guesses.add(
                new Guess(actId, act.group(), user.getValue(), user.getKey().equals(act.userId()))));
        if (isOfUser) {
            reachable.add(act.group(), found.candidates().contains(act.userId()) ? 1 : 0, 1);
        }
        if (act.valueMinor() > 0) {
            double told = found.value()
                    .filter(money -> money.currency().equals(act.currency()))
                    .map(money -> money.micros() / 1e6)
                    .orElse(0.0);
            double off = Math.abs(told - act.valueMinor()) / act.valueMinor();
            value.add(act.group(), off, 1);
            valueRight.add(act.group(), off <= RIGHT ? 1 : 0, 1);
            valueFarTooHigh.add(act.group(), told >= FAR * act.valueMinor() ? off : 0, off);
            valueUntold.add(act.group(), told == 0 ? off : 0, off);
        }
    }

    private void happened(String actId, TrueAct act) {
        if (!act.isConversion()) {
            return;
        }
        visible.add(act.group(), seen.contains(actId) ? 1 : 0, 1);
        falseForEachTrue.add(act.group(), 0, 1);
        if (!act.lastCampaign().isEmpty()) {
            lastTouch.truth(act.group(), act.lastCampaign(), 1);
            lastTouchCoverage.truth(act.lastCampaign(), 1);
            double mean = truth.meanOrderOf(act.lastCampaign());
            if (mean > 0) {
                lastTouchValue.truth(act.group(), act.lastCampaign(), act.valueMinor() / mean);
            }
        }
        act.incremental().forEach((campaign, share) -> {
            incremental.truth(act.group(), campaign, share);
            incrementalCoverage.truth(campaign, share);
            linear.truth(act.group(), campaign, share);
            double mean = truth.meanOrderOf(campaign);
            if (mean > 0) {
                incrementalValue.truth(act.group(), campaign, share * act.valueMinor() / mean);
                linearValue.truth(act.group(), campaign, share * act.valueMinor() / mean);
            }
        });
    }

    /** Takes the surest guesses, as many as keep the precision; of equally sure ones all or none. */
    private void match() {
        guesses.sort(Comparator.comparingDouble(Guess::share).reversed());
        int taken = 0;
        long hits = 0;
        for (int i = 0; i < guesses.size(); i++) {
            hits += guesses.get(i).isRight() ? 1 : 0;
            boolean isLastOfItsShare = i + 1 == guesses.size()
                    || guesses.get(i + 1).share() < guesses.get(i).share();
            if (isLastOfItsShare && hits >= PRECISION * (i + 1)) {
                taken = i + 1;
            }
        }
        Set<String> right = new HashSet<>();
        for (Guess guess : guesses.subList(0, taken)) {
            precision.add(guess.group(), guess.isRight() ? 1 : 0, 1);
            if (guess.isRight()) {
                right.add(guess.actId());
            }
        }
        truth.acts().forEach((id, act) -> {
            if (seen.contains(id) && !act.userId().isEmpty()) {
                matched.add(act.group(), right.contains(id) ? 1 : 0, 1);
            }
        });
    }

    private TrueAct act(String actId) {
        return Objects.requireNonNull(truth.acts().get(actId), "every act that is reported is told");
    }
}
