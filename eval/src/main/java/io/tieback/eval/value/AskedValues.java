package io.tieback.eval.value;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.WorldReports;
import io.tieback.eval.product.ProductRun;
import io.tieback.eval.value.ValueQuestion.Told;
import io.tieback.world.read.WorldFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a world are asked for, and what there is to go by. Asked are reports that carry a value, or whose
 * type carries one with this advertiser as often as not; refunds, corrections and what was invented are left out. The
 * values of a fifth of the acts are hidden, of all reports that share an id together.
 */
final class AskedValues {
    private static final int ONE_OF = 5;
    private static final long NEAR_MILLIS = Duration.ofDays(2).toMillis();
    private static final Comparator<JudgedReport> CANONICAL = Comparator.comparing(
                    (JudgedReport one) -> one.report().occurredAt())
            .thenComparing(one -> one.report().dataSet())
            .thenComparing(one -> one.report().reportId());

    private final List<JudgedReport> reports;
    private final Map<String, String> actByIds;
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, ValueHabits> habits = new HashMap<>();
    private final Map<String, List<JudgedReport>> byAct = new HashMap<>();
    private final Map<String, List<JudgedReport>> byChain = new HashMap<>();

    /** What an act was worth, before refunds. */
    private record Worth(double minor, String currency) {}

    private AskedValues(List<JudgedReport> reports) {
        this.reports = reports.stream()
                .filter(one -> one.report().reference().isEmpty())
                .sorted(CANONICAL)
                .toList();
        actByIds = ProductRun.actsByIds(this.reports.stream()
                .sorted(Comparator.comparing(JudgedReport::receivedAt))
                .toList());
        for (JudgedReport one : this.reports) {
            if (Math.floorMod(act(one).hashCode(), ONE_OF) == 0) {
                hidden.add(one.report().reportId());
            } else {
                learn(one);
            }
        }
    }

    static List<ValueQuestion> of(WorldFolder world) {
        Map<String, Worth> worths = new HashMap<>();
        JsonLines.read(
                world.file("truth/acts.jsonl"),
                act -> worths.put(
                        act.get("actId").asText(),
                        new Worth(
                                act.path("valueMinor").asDouble(0),
                                act.path("currency").asText(""))));
        AskedValues asked = new AskedValues(WorldReports.read(world));
        List<ValueQuestion> questions = new ArrayList<>();
        for (JudgedReport one : asked.reports) {
            Worth worth = worths.get(one.truth().actId());
            if (worth != null) {
                asked.question(one, worth).ifPresent(questions::add);
            }
        }
        return questions;
    }

    private void learn(JudgedReport one) {
        habits.computeIfAbsent(one.report().advertiserId(), a -> new ValueHabits())
                .add(one.report());
        if (one.report().value().isPresent()) {
            byAct.computeIfAbsent(act(one), a -> new ArrayList<>()).add(one);
            String chain = JudgedReport.chain(one.report());
            if (!chain.isEmpty()) {
                byChain.computeIfAbsent(chain, c -> new ArrayList<>()).add(one);
            }
        }
    }

    private String act(JudgedReport one) {
        return actByIds.getOrDefault(one.report().reportId(), one.report().reportId());
    }

    private Optional<ValueQuestion> question(JudgedReport one, Worth worth) {
        ConversionReport report = one.report();
        ValueHabits own = habits.getOrDefault(report.advertiserId(), new ValueHabits());
        String type = report.conversionType().name();
        TypeValues usual = TypeValues.of(own.logMinors(type));
        boolean isHidden = hidden.contains(report.reportId());
        boolean isAsked = report.value().isPresent() || own.expectsValue(type);
        if (!isAsked || usual.known() == 0) {
            return Optional.empty();
        }
        Optional<Money> seen = isHidden ? Optional.empty() : report.value();
        boolean isWrong = report.value().isPresent()
                && (minor(report.value(), worth.currency()) != worth.minor()
                        || worth.minor() > 0 && !report.value().get().currency().equals(worth.currency()));
        Told told = new Told(
                seen.isPresent(),
                minor(seen, own.usualCurrency()),
                isHidden ? 0 : minor(merged(one), own.usualCurrency()));
        double anchor = seen.filter(value -> value.micros() > 0)
                .map(ValueHabits::logMinor)
                .orElse(usual.median());
        List<Double> features = features(one, seen, own, usual, anchor);
        return Optional.of(new ValueQuestion(
                one, isHidden, told, StrictMath.exp(usual.median()), anchor, features, worth.minor(), isWrong));
    }

    private static double minor(Optional<Money> value, String currency) {
        return value.filter(money -> money.currency().equals(currency))
                .map(money -> (double) money.micros() / Money.MICROS)
                .orElse(0.0);
    }

    /** The first value that a report with the same ids carries, in canonical order: the policy of the product. */
    private Optional<Money> merged(JudgedReport one) {
        return byAct.getOrDefault(act(one), List.of()).stream()
                .findFirst()
                .flatMap(copy -> copy.report().value());
    }

    private List<Double> features(
            JudgedReport one, Optional<Money> seen, ValueHabits own, TypeValues usual, double anchor) {
        ConversionReport report = one.report();
        String type = report.conversionType().name();
        Optional<JudgedReport> copy = nearest(one, byAct.getOrDefault(act(one), List.of()));
        Optional<JudgedReport> neighbour = nearest(one, byChain.getOrDefault(JudgedReport.chain(report), List.of()));
        return List.of(
                seen.map(value -> value.micros() == 0 ? 1.0 : 0.0).orElse(Double.NaN),
                usual.median() - anchor,
                usual.commonest() - anchor,
                usual.spread(),
                usual.commonestShare(),
                (double) usual.known(),
                seen.map(value -> value.micros() % (100 * Money.MICROS) == 0 ? 1.0 : 0.0)
                        .orElse(Double.NaN),
                seen.map(value -> value.currency().equals(own.usualCurrency()) ? 1.0 : 0.0)
                        .orElse(Double.NaN),
                own.zeroes(type),
                own.expectsValue(type) ? 1.0 : 0.0,
                (double) report.ingestChannel().ordinal(),
                report.conversionType().isPurchase() ? 1.0 : 0.0,
                report.orderId().isEmpty() ? 0.0 : 1.0,
                less(copy, anchor),
                copy.map(other -> (double) other.report().ingestChannel().ordinal())
                        .orElse(Double.NaN),
                less(neighbour, anchor),
                neighbour.map(other -> seconds(one, other)).orElse(Double.NaN),
                neighbour
                        .map(other -> other.report().conversionType().equals(report.conversionType()) ? 1.0 : 0.0)
                        .orElse(Double.NaN));
    }

    /** The nearest other in time, within two days. */
    private static Optional<JudgedReport> nearest(JudgedReport one, List<JudgedReport> others) {
        return others.stream()
                .filter(other -> other != one && seconds(one, other) <= NEAR_MILLIS / 1e3)
                .min(Comparator.comparingDouble(other -> seconds(one, other)));
    }

    private static double seconds(JudgedReport one, JudgedReport other) {
        return Math.abs(one.occurredMillis() - other.occurredMillis()) / 1e3;
    }

    private static double less(Optional<JudgedReport> other, double anchor) {
        return other.flatMap(found -> found.report().value())
                .filter(value -> value.micros() > 0)
                .map(value -> ValueHabits.logMinor(value) - anchor)
                .orElse(Double.NaN);
    }
}
