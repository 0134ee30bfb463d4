package io.tieback.eval.type;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.ReportTruth;
import io.tieback.eval.data.WorldReports;
import io.tieback.eval.product.ProductRun;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides the type of a fifth of a world's acts, all reports that share an id together, and says what is left to go by.
 * Only reports whose type is the true one are asked for.
 */
final class MaskedTypes {
    private static final int ONE_OF = 5;

    private final List<JudgedReport> reports;
    private final Set<String> masked = new HashSet<>();
    private final Map<String, TypeHabits> habits = new HashMap<>();
    private final Map<String, ConversionReport> before = new HashMap<>();
    private final Map<String, ConversionReport> behind = new HashMap<>();

    /**
     * A report whose type is asked for.
     *
     * @param report the report; its type is for the judge alone
     * @param personId whose, for drawing people again
     * @param candidates types that its advertiser reports
     * @param features of each
     * @param majority the advertiser's commonest type
     */
    record Question(
            ConversionReport report,
            ReportTruth who,
            List<String> candidates,
            List<double[]> features,
            String majority) {
        long personId() {
            return who.personId();
        }

        String truth() {
            return report.conversionType().name();
        }

        String reportId() {
            return report.reportId();
        }

        String advertiserId() {
            return report.advertiserId();
        }
    }

    private MaskedTypes(List<JudgedReport> reports) {
        this.reports = reports;
    }

    static List<Question> of(WorldFolder world) {
        Map<String, String> trueType = new HashMap<>();
        JsonLines.read(
                world.file("truth/acts.jsonl"),
                act -> trueType.put(act.get("actId").asText(), act.get("type").asText()));
        MaskedTypes masking = new MaskedTypes(WorldReports.read(world).stream()
                .filter(one -> one.report().reference().isEmpty())
                .sorted(Comparator.comparingLong(JudgedReport::occurredMillis))
                .toList());
        masking.mask();
        masking.learn();
        return masking.questions(trueType);
    }

    private void mask() {
        Map<String, String> acts = ProductRun.actsByIds(reports.stream()
                .sorted(Comparator.comparing(JudgedReport::receivedAt))
                .toList());
        for (JudgedReport one : reports) {
            String id = one.report().reportId();
            if (Math.floorMod(acts.getOrDefault(id, id).hashCode(), ONE_OF) == 0) {
                masked.add(id);
            }
        }
    }

    private void learn() {
        Map<String, ConversionReport> last = new HashMap<>();
        for (JudgedReport one : reports) {
            ConversionReport report = one.report();
            String chain = JudgedReport.chain(report);
            ConversionReport earlier = chain.isEmpty() ? null : last.get(chain);
            if (earlier != null) {
                before.put(report.reportId(), earlier);
            }
            if (!masked.contains(report.reportId())) {
                TypeHabits own = habits.computeIfAbsent(report.advertiserId(), a -> new TypeHabits());
                own.add(report);
                if (earlier != null) {
                    own.follow(
                            earlier.conversionType().name(),
                            report.conversionType().name());
                }
                last.put(chain, report);
            }
        }
        Map<String, ConversionReport> next = new HashMap<>();
        for (int i = reports.size() - 1; i >= 0; i--) {
            ConversionReport report = reports.get(i).report();
            ConversionReport later = next.get(JudgedReport.chain(report));
            if (later != null && !JudgedReport.chain(report).isEmpty()) {
                behind.put(report.reportId(), later);
            }
            if (!masked.contains(report.reportId())) {
                next.put(JudgedReport.chain(report), report);
            }
        }
    }

    private List<Question> questions(Map<String, String> trueType) {
        List<Question> questions = new ArrayList<>();
        for (JudgedReport one : reports) {
            ConversionReport report = one.report();
            TypeHabits own = habits.get(report.advertiserId());
            boolean isTrue = report.conversionType()
                    .name()
                    .equals(trueType.get(one.truth().actId()));
            if (own != null && isTrue && masked.contains(report.reportId())) {
                List<String> candidates = List.copyOf(own.types());
                List<double[]> features = candidates.stream()
                        .map(type -> features(report, own, type))
                        .toList();
                questions.add(new Question(report, one.truth(), candidates, features, own.majority()));
            }
        }
        return questions;
    }

    private double[] features(ConversionReport report, TypeHabits own, String type) {
        ConversionReport earlier = before.get(report.reportId());
        ConversionReport later = behind.get(report.reportId());
        return new double[] {
            own.share(type),
            own.shareOfForm(report, type),
            own.valueDistance(report, type),
            earlier == null
                    ? Double.NaN
                    : own.shareAfter(earlier.conversionType().name(), type),
            earlier == null ? Double.NaN : seconds(earlier, report),
            earlier == null ? Double.NaN : is(earlier, type),
            later == null ? Double.NaN : seconds(report, later),
            later == null ? Double.NaN : is(later, type),
            new ConversionType(type).isPurchase() ? 1 : 0,
            own.types().size()
        };
    }

    private static double is(ConversionReport neighbour, String type) {
        return neighbour.conversionType().name().equals(type) ? 1 : 0;
    }

    private static double seconds(ConversionReport earlier, ConversionReport later) {
        return (later.occurredAt().toEpochMilli() - earlier.occurredAt().toEpochMilli()) / 1e3;
    }
}
