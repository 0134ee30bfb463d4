package io.tieback.eval.duplicates;

import io.tieback.core.dedup.PairEvidence;
import io.tieback.core.dedup.PairEvidence.Standing;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.IngestChannel;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.WorldReports;
import io.tieback.eval.product.ProductRun;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reports of a world that may be copies, the acts that their ids give them, and the pairs across these that
 * blocking proposes, as numbers for a scorer. Refunds and corrections never copy what they refer to and are left out.
 */
final class ReportPairs {
    private final List<JudgedReport> reports;
    private final int[] actByIds;
    private final int[] trueAct;
    private final long[] blocked;

    private ReportPairs(List<JudgedReport> reports) {
        this.reports = reports;
        Map<String, String> byIds = ProductRun.actsByIds(reports);
        actByIds = numbered(reports.stream()
                .map(one -> byIds.getOrDefault(one.report().reportId(), ""))
                .toList());
        trueAct = numbered(reports.stream()
                .map(one -> one.truth().isInvented()
                        ? "invented " + one.report().reportId()
                        : one.truth().actId())
                .toList());
        blocked = Arrays.stream(BlockedReports.pairs(
                        reports.stream().map(JudgedReport::report).toList()))
                .filter(pair -> actByIds[left(pair)] != actByIds[right(pair)])
                .toArray();
    }

    static ReportPairs of(WorldFolder world) {
        List<JudgedReport> reports = WorldReports.read(world).stream()
                .filter(one -> one.report().reference().isEmpty())
                .toList();
        return new ReportPairs(reports);
    }

    /** The reports, by number. */
    List<JudgedReport> reports() {
        return reports;
    }

    /** The act of each report by its ids alone: the product's exact policies. */
    int[] actByIds() {
        return actByIds.clone();
    }

    /** The true act of each report. */
    int[] trueAct() {
        return trueAct.clone();
    }

    int size() {
        return blocked.length;
    }

    int left(int pair) {
        return left(blocked[pair]);
    }

    int right(int pair) {
        return right(blocked[pair]);
    }

    /** Whether both reports are truly of one act. */
    boolean isCopy(int pair) {
        return trueAct[left(pair)] == trueAct[right(pair)];
    }

    /** Whether both are of one person, who did it twice. */
    boolean isRepeat(int pair) {
        return !isCopy(pair)
                && reports.get(left(pair)).truth().personId()
                        == reports.get(right(pair)).truth().personId();
    }

    /** Each pair's evidence, by number. */
    List<double[]> evidence() {
        Map<Integer, Set<IngestChannel>> channels = new HashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            channels.computeIfAbsent(actByIds[i], act -> EnumSet.noneOf(IngestChannel.class))
                    .add(report(i).ingestChannel());
        }
        Map<Long, List<Long>> gaps = new HashMap<>();
        for (int pair = 0; pair < blocked.length; pair++) {
            gaps.computeIfAbsent(rivalry(left(pair), right(pair)), k -> new ArrayList<>())
                    .add(gap(pair));
            gaps.computeIfAbsent(rivalry(right(pair), left(pair)), k -> new ArrayList<>())
                    .add(gap(pair));
        }
        gaps.values().forEach(list -> list.sort(null));
        List<double[]> rows = new ArrayList<>(blocked.length);
        for (int pair = 0; pair < blocked.length; pair++) {
            int a = left(pair);
            int b = right(pair);
            int nearer = Math.max(nearer(gaps, a, b, gap(pair)), nearer(gaps, b, a, gap(pair)));
            int taken = taken(channels, a, b) + taken(channels, b, a);
            rows.add(PairEvidence.of(report(a), report(b), new Standing(nearer, taken)));
        }
        return rows;
    }

    private int taken(Map<Integer, Set<IngestChannel>> channels, int of, int other) {
        return channels.getOrDefault(actByIds[of], Set.of())
                        .contains(report(other).ingestChannel())
                ? 1
                : 0;
    }

    /** The pairs of one report with reports of one channel compete. */
    private long rivalry(int of, int with) {
        return (long) of << 3 | report(with).ingestChannel().ordinal();
    }

    private int nearer(Map<Long, List<Long>> gaps, int of, int with, long gap) {
        int found = Collections.binarySearch(gaps.getOrDefault(rivalry(of, with), List.of()), gap);
        List<Long> all = gaps.getOrDefault(rivalry(of, with), List.of());
        while (found > 0 && all.get(found - 1) == gap) {
            found--;
        }
        return Math.max(0, found);
    }

    private ConversionReport report(int number) {
        return reports.get(number).report();
    }

    private long gap(int pair) {
        return Math.abs(reports.get(left(pair)).occurredMillis()
                - reports.get(right(pair)).occurredMillis());
    }

    private static int left(long pair) {
        return (int) (pair >>> 32);
    }

    private static int right(long pair) {
        return (int) pair;
    }

    private static int[] numbered(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        return names.stream()
                .mapToInt(name -> numbers.computeIfAbsent(name, n -> numbers.size()))
                .toArray();
    }
}
