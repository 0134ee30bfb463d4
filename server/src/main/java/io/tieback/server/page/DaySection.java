package io.tieback.server.page;

import io.tieback.wire.AttributionRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Conversions by the day of the act, as columns and as a table. */
final class DaySection {
    private static final int MOST = 62;
    private static final List<String> OUTCOMES = List.of("credited", "unattributed", "nobody");
    private static final int WIDTH = 960;
    private static final int HEIGHT = 220;
    private static final int LEFT = 72;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;

    private final String setting;
    private final Map<LocalDate, long[]> days = new TreeMap<>();
    private final boolean cut;
    private final long largest;
    private final String whereToBegin;

    DaySection(Overview overview) {
        whereToBegin = OverviewPage.whereToBegin(overview);
        setting = overview.settings().get(0);
        TreeMap<LocalDate, long[]> found = new TreeMap<>();
        overview.days().forEach(row -> add(found, row));
        if (!found.isEmpty()) {
            LocalDate last = found.lastKey();
            LocalDate earliest = last.minusDays(MOST - 1L);
            LocalDate first = found.firstKey().isBefore(earliest) ? earliest : found.firstKey();
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                days.put(day, found.getOrDefault(day, new long[OUTCOMES.size()]));
            }
        }
        cut = days.size() == MOST
                && found.headMap(((TreeMap<LocalDate, long[]>) days).firstKey()).size() > 0;
        largest = days.values().stream().mapToLong(DaySection::sum).max().orElse(0);
    }

    void write(Html html) {
        html.raw("<section><h2>By day</h2>");
        if (days.isEmpty() || largest <= 0) {
            html.raw("<p class=\"empty\">Days appear here with the first admitted report. ")
                    .text(whereToBegin)
                    .raw("</p></section>");
            return;
        }
        html.raw("<p class=\"finding\">").text(finding()).raw("</p><ul class=\"legend\">");
        OUTCOMES.forEach(outcome -> html.raw("<li><span class=\"key o-" + outcome + "\"></span>")
                .text(outcome.equals("credited") ? "credited to an ad (" + setting.replace('_', ' ') + ")" : outcome)
                .raw("</li>"));
        html.raw("</ul>");
        chart(html);
        table(html);
        html.raw("</section>");
    }

    private void add(Map<LocalDate, long[]> found, AttributionRow row) {
        int outcome = OUTCOMES.indexOf(row.outcome());
        if (outcome >= 0 && row.setting().equals(setting)) {
            found.computeIfAbsent(row.day().orElseThrow(), day -> new long[OUTCOMES.size()])[outcome] += row.share();
        }
    }

    private static long sum(long[] shares) {
        long sum = 0;
        for (long share : shares) {
            sum += share;
        }
        return sum;
    }

    private String finding() {
        Map.Entry<LocalDate, long[]> best = days.entrySet().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Long.compare(a[0], b[0])))
                .orElseThrow();
        long credited = best.getValue()[0];
        String span = cut ? "In the last " + MOST + " days, most" : "Most";
        return credited > 0
                ? span + " credited conversions were on " + best.getKey() + ": " + Html.conversions(credited) + " of "
                        + Html.conversions(sum(best.getValue())) + "."
                : "No conversion of these days is credited to an ad yet.";
    }

    private void chart(Html html) {
        html.raw(String.format(
                Locale.ROOT,
                "<div class=\"scroll\"><svg class=\"days\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"Conversions by day; the table below has the numbers\">",
                WIDTH,
                HEIGHT));
        double top = ceiling(largest / 1e9);
        for (int line = 0; line <= 2; line++) {
            double y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - line / 2.0);
            html.raw(String.format(
                            Locale.ROOT,
                            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                    + "<text class=\"axis end\" x=\"%d\" y=\"%.1f\">",
                            LEFT,
                            WIDTH,
                            y,
                            y,
                            LEFT - 8,
                            y + 4))
                    .text(Html.conversions((long) (top * line / 2 * 1e9)))
                    .raw("</text>");
        }
        double step = (double) (WIDTH - LEFT) / days.size();
        int place = 0;
        for (Map.Entry<LocalDate, long[]> day : days.entrySet()) {
            column(html, day, LEFT + step * place, Math.min(step * 0.8, 60), top);
            place++;
        }
        labels(html, step);
        html.raw("</svg></div>");
    }

    private static void column(Html html, Map.Entry<LocalDate, long[]> day, double x, double width, double top) {
        double base = HEIGHT - BOTTOM;
        for (int i = 0; i < OUTCOMES.size(); i++) {
            double height = (HEIGHT - TOP - BOTTOM) * (day.getValue()[i] / 1e9) / top;
            if (height > 0) {
                base -= height;
                html.raw(String.format(
                                Locale.ROOT,
                                "<rect class=\"o-%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>",
                                OUTCOMES.get(i),
                                x,
                                base,
                                width,
                                height))
                        .text(day.getKey() + ": " + Html.conversions(day.getValue()[i]) + " " + OUTCOMES.get(i))
                        .raw("</title></rect>");
            }
        }
    }

    private void labels(Html html, double step) {
        LocalDate first = days.keySet().iterator().next();
        int count = days.size();
        int every = Math.max(1, (int) Math.ceil(count / 8.0));
        for (int i = 0; i < count; i += every) {
            html.raw(String.format(
                            Locale.ROOT,
                            "<text class=\"axis%s\" x=\"%.1f\" y=\"%d\">",
                            i / every % 3 == 0 ? "" : " minor",
                            LEFT + step * i,
                            HEIGHT - 6))
                    .text(first.plus(i, ChronoUnit.DAYS).toString())
                    .raw("</text>");
        }
    }

    private void table(Html html) {
        html.raw("<details><summary>The numbers</summary><div class=\"scroll\"><table><thead><tr>"
                + "<th scope=\"col\">Day</th>");
        OUTCOMES.forEach(outcome -> html.raw("<th scope=\"col\">" + outcome + "</th>"));
        html.raw("</tr></thead><tbody>");
        days.forEach((day, shares) -> {
            html.raw("<tr>").element("th scope=\"row\"", day.toString());
            for (long share : shares) {
                html.element("td", Html.conversions(share));
            }
            html.raw("</tr>");
        });
        html.raw("</tbody></table></div></details>");
    }

    /** The next round number. */
    private static double ceiling(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1))));
        for (double step : new double[] {1, 1.5, 2, 3, 4, 5, 6, 8}) {
            if (value <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
