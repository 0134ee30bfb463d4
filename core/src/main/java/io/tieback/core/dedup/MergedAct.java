package io.tieback.core.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What several reports of one act say together. Canonical order (occurredAt, data set, report id) decides, never
 * arrival.
 *
 * @param first the report that stands for the act
 * @param copies further reports of it, in canonical order
 * @param adjustments refunds and corrections that apply, in canonical order
 * @param repeatedAdjustments refunds and corrections that came again under the same event id
 * @param value what the act is worth after corrections and refunds; empty where no report says
 * @param conflicts fields that two reports carry and that differ
 */
public record MergedAct(
        ConversionReport first,
        List<ConversionReport> copies,
        List<ConversionReport> adjustments,
        List<ConversionReport> repeatedAdjustments,
        Optional<Money> value,
        List<Conflict> conflicts) {
    /** occurredAt, data set, report id. */
    public static final Comparator<ConversionReport> CANONICAL = Comparator.comparing(ConversionReport::occurredAt)
            .thenComparing(ConversionReport::dataSet)
            .thenComparing(ConversionReport::reportId);

    /**
     * The act of {@code members}.
     *
     * @param members at least one, in any order
     */
    public static MergedAct of(List<ConversionReport> members) {
        List<ConversionReport> sorted = members.stream().sorted(CANONICAL).toList();
        List<ConversionReport> copies = new ArrayList<>();
        List<ConversionReport> adjustments = new ArrayList<>();
        List<ConversionReport> repeated = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ConversionReport report : sorted) {
            if (report.reference().isEmpty()) {
                copies.add(report);
            } else if (report.eventId().isEmpty() || seen.add(role(report) + report.eventId())) {
                adjustments.add(report);
            } else {
                repeated.add(report);
            }
        }
        if (copies.isEmpty()) {
            ConversionReport lone = adjustments.remove(0);
            return new MergedAct(lone, List.of(), adjustments, repeated, Optional.empty(), List.of());
        }
        Worth worth = new Worth(copies);
        adjustments.stream().filter(a -> role(a) == Role.CORRECTION).forEach(worth::correct);
        adjustments.stream().filter(a -> role(a) == Role.REFUND).forEach(worth::refund);
        return new MergedAct(
                copies.get(0),
                List.copyOf(copies.subList(1, copies.size())),
                List.copyOf(adjustments),
                List.copyOf(repeated),
                worth.value(),
                worth.conflicts());
    }

    /** Whether there are refunds or corrections alone: they wait for the report that they name, and are no act. */
    public boolean isWaiting() {
        return first.reference().isPresent();
    }

    private static Role role(ConversionReport report) {
        return report.reference().orElseThrow().role();
    }

    /**
     * Two reports carry a field and differ, and the standing value counts; or a refund asks for more than is left, or
     * in another currency, and what stands is what it takes.
     *
     * @param field API name of the field, or {@code refund}
     * @param standing what counts
     * @param reportId who says otherwise
     * @param other what it says
     */
    public record Conflict(String field, String standing, String reportId, String other) {}

    /** Works out what an act is worth. */
    private static final class Worth {
        private final List<Conflict> conflicts = new ArrayList<>();
        private Optional<Money> gross;
        private long refundedMicros;

        Worth(List<ConversionReport> copies) {
            gross = copies.stream().flatMap(copy -> copy.value().stream()).findFirst();
            String orderId = copies.stream()
                    .map(ConversionReport::orderId)
                    .filter(id -> !id.isEmpty())
                    .findFirst()
                    .orElse("");
            for (ConversionReport copy : copies) {
                copy.value()
                        .filter(v -> !Optional.of(v).equals(gross))
                        .ifPresent(v -> conflict("value", text(gross), copy, text(Optional.of(v))));
                if (!copy.orderId().isEmpty() && !copy.orderId().equals(orderId)) {
                    conflict("orderId", orderId, copy, copy.orderId());
                }
            }
        }

        void correct(ConversionReport report) {
            gross = report.value().isPresent() ? report.value() : gross;
        }

        /** Takes from the value as it was put right in the end, so that neither order nor currency can mislead. */
        void refund(ConversionReport report) {
            gross.ifPresent(of -> refund(report, of));
        }

        private void refund(ConversionReport report, Money of) {
            long left = of.micros() - refundedMicros;
            Money back = report.value().orElse(new Money(left, of.currency()));
            if (!back.currency().equals(of.currency())) {
                conflict("refund", "0 " + of.currency(), report, text(Optional.of(back)));
            } else if (back.micros() > left) {
                Money taken = new Money(Math.max(0, left), of.currency());
                conflict("refund", text(Optional.of(taken)), report, text(Optional.of(back)));
                refundedMicros = of.micros();
            } else {
                refundedMicros += back.micros();
            }
        }

        Optional<Money> value() {
            return gross.map(g -> new Money(Math.max(0, g.micros() - refundedMicros), g.currency()));
        }

        List<Conflict> conflicts() {
            return List.copyOf(conflicts);
        }

        private void conflict(String field, String standing, ConversionReport report, String other) {
            conflicts.add(new Conflict(field, standing, report.reportId(), other));
        }

        private static String text(Optional<Money> money) {
            return money.map(m -> m.toMajor().stripTrailingZeros().toPlainString() + " " + m.currency())
                    .orElse("");
        }
    }
}
