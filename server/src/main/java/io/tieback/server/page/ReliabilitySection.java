package io.tieback.server.page;

import io.tieback.wire.ReleaseManifest.Bin;
import io.tieback.wire.ReleaseManifest.Figure;
import io.tieback.wire.ReleaseManifest.Reliability;
import io.tieback.wire.ReleaseManifest.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a release can be taken at its word, and what it names from which probability on. */
final class ReliabilitySection {
    private static final String KEYED = "It was judged by reports whose key names the user, with the key"
            + " withheld. People with a key are known more"
            + " often than others: of reports without a key this says nothing. A truth panel would.";
    private static final String PANEL = "The truth panel judged it: that is like the reports that will be asked about.";

    private final UserMatchView view;
    private final Reliability reliability;

    ReliabilitySection(UserMatchView view, Reliability reliability) {
        this.view = view;
        this.reliability = reliability;
    }

    void write(Html html) {
        word(html);
        thresholds(html);
    }

    private void word(Html html) {
        html.raw("<section><h2>Does what it says come true?</h2><p class=\"finding\">")
                .text("On average a name's probability is " + points(reliability.name())
                        + " points off what came true, nobody's " + points(reliability.nobody()) + ".")
                .raw("</p><p>")
                .text((reliability.isOfPanel() ? PANEL : KEYED) + " "
                        + Html.count(reliability.sets(), "report", "reports")
                        + " judged, none of whose people taught what is said of them.")
                .raw("</p><ul class=\"legend\"><li><span class=\"key s0\"></span>the likeliest user</li>"
                        + "<li><span class=\"key s1\"></span>nobody</li><li>upright bars: 95 % intervals</li></ul>");
        Plot plot = new Plot(
                "probability that it said",
                "share of these that came true",
                0,
                "What was said against what came true, by tenths; the table below has the numbers");
        plot.diagonal();
        plot.points(reliability.name(), "s0");
        plot.points(reliability.nobody(), "s1");
        plot.write(html);
        html.raw("<details><summary>The numbers</summary><div class=\"scroll\"><table><thead><tr>"
                + "<th scope=\"col\" class=\"words\">Of</th><th scope=\"col\">Reports</th><th scope=\"col\">Said</th>"
                + "<th scope=\"col\">Came true</th><th scope=\"col\">95 % interval</th></tr></thead><tbody>");
        rows(html, "the likeliest user", reliability.name());
        rows(html, "nobody", reliability.nobody());
        html.raw("</tbody></table></div></details></section>");
    }

    private static String points(List<Bin> bins) {
        double off = 0;
        double all = 0;
        for (Bin bin : bins) {
            double gap = Math.abs(bin.said() - bin.came().value());
            off += Double.isNaN(gap) ? 0 : bin.sets() * gap;
            all += Double.isNaN(gap) ? 0 : bin.sets();
        }
        return all > 0 ? String.format(Locale.ROOT, "%.1f", 100 * off / all) : "–";
    }

    private static void rows(Html html, String of, List<Bin> bins) {
        for (Bin bin : bins) {
            html.raw("<tr><th scope=\"row\">")
                    .text(of)
                    .raw("</th><td>")
                    .text(Html.count(bin.sets()))
                    .raw("</td><td>")
                    .text(share(bin.said()))
                    .raw("</td><td>")
                    .text(share(bin.came().value()))
                    .raw("</td><td>")
                    .text(interval(bin.came()))
                    .raw("</td></tr>");
        }
    }

    private void thresholds(Html html) {
        Optional<Threshold> chosen = reliability.thresholds().stream()
                .filter(threshold -> threshold.least() <= view.least() + 1e-9)
                .reduce((one, later) -> later);
        html.raw("<section><h2>How many are named, and how many of the names are right</h2><p class=\"finding\">")
                .text(chosen.map(this::finding).orElse("From that probability on nobody was named."))
                .raw("</p><form method=\"get\" action=\"/user-match\" class=\"inline\">");
        if (view.version() > 0) {
            html.raw("<input type=\"hidden\" name=\"version\"")
                    .attribute("value", String.valueOf(view.version()))
                    .raw(">");
        }
        html.raw("<label for=\"least\">Count names from this probability on</label>"
                        + "<input id=\"least\" name=\"least\" type=\"number\" min=\"0\" max=\"1\" step=\"any\""
                        + " required")
                .attribute("value", String.format(Locale.ROOT, "%.4g", view.least()))
                .raw("><button type=\"submit\">Show</button></form>");
        double floor = reliability.thresholds().stream()
                .mapToDouble(threshold -> threshold.right().low())
                .filter(low -> low >= 0)
                .min()
                .orElse(0);
        Plot plot = new Plot(
                "share of the " + reports() + " that are named",
                "share of these names that are right",
                Math.floor(floor * 10) / 10,
                "The share of names that are right against the share of reports named;"
                        + " the table below has the numbers");
        plot.band(reliability.thresholds());
        chosen.ifPresent(plot::mark);
        plot.write(html);
        table(html, chosen);
        html.raw("</section>");
    }

    private String finding(Threshold chosen) {
        Figure right = chosen.right();
        String named = String.format(
                Locale.ROOT,
                "From p ≥ %s on it names %.1f %% of the %s, ",
                share(chosen.least()),
                100 * chosen.named(),
                reports());
        return named
                + (right.low() == right.high()
                        ? "and each of those that judged it rightly."
                        : String.format(
                                Locale.ROOT,
                                "%.1f %% [%.1f, %.1f] of them rightly.",
                                100 * right.value(),
                                100 * right.low(),
                                100 * right.high()));
    }

    private String reports() {
        return reliability.isOfPanel() ? "reports" : "keyed reports";
    }

    private void table(Html html, Optional<Threshold> chosen) {
        html.raw("<details><summary>The numbers</summary><div class=\"scroll\"><table><thead><tr>"
                + "<th scope=\"col\">From p on</th><th scope=\"col\">Named</th><th scope=\"col\">Of these right</th>"
                + "<th scope=\"col\">95 % interval</th><th scope=\"col\">Named rightly</th>"
                + "<th scope=\"col\">95 % interval</th></tr></thead><tbody>");
        for (Threshold threshold : reliability.thresholds()) {
            html.raw("<tr><th scope=\"row\">")
                    .text(share(threshold.least())
                            + (chosen.filter(threshold::equals).isPresent() ? " ◂ chosen" : ""))
                    .raw("</th><td>")
                    .text(share(threshold.named()))
                    .raw("</td><td>")
                    .text(share(threshold.right().value()))
                    .raw("</td><td>")
                    .text(interval(threshold.right()))
                    .raw("</td><td>")
                    .text(share(threshold.recall().value()))
                    .raw("</td><td>")
                    .text(interval(threshold.recall()))
                    .raw("</td></tr>");
        }
        html.raw("</tbody></table></div></details>");
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.3f", share);
    }

    static String shareWithInterval(Figure figure) {
        return Double.isNaN(figure.value()) ? "–" : share(figure.value()) + " (" + interval(figure) + ")";
    }

    private static String interval(Figure figure) {
        return share(figure.low()) + " to " + share(figure.high());
    }
}
