package io.tieback.server.page;

import io.tieback.wire.AttributionRow;
import io.tieback.wire.ReleaseManifest;
import io.tieback.wire.ReleaseManifest.Figure;
import io.tieback.wire.ReleaseManifest.Segment;
import io.tieback.wire.ReleaseManifest.Shift;
import io.tieback.wire.RolloutAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page of user match: which release answers, how far its word can be taken, and what it names. */
public final class UserMatchPage {
    private static final List<String> OUTCOMES = List.of("credited", "unattributed", "nobody");

    private final UserMatchView view;
    private final Html html = new Html();

    private UserMatchPage(UserMatchView view) {
        this.view = view;
    }

    /** The page. */
    public static String render(UserMatchView view) {
        return new UserMatchPage(view).page();
    }

    private String page() {
        Pages.head(html, "User match");
        html.raw("<header><h1><a href=\"/\">Tieback</a></h1><p>User match: who did it, where no key says so</p>"
                + "</header><main>");
        releases();
        view.manifest().ifPresent(manifest -> {
            manifest.reliability()
                    .ifPresentOrElse(
                            reliability -> new ReliabilitySection(view, reliability).write(html), this::unjudged);
            segments(manifest);
        });
        new RecallSection(view.recall(), view.caps()).write(html);
        advertisers();
        html.raw("</main><footer><p>The same as JSON: <code>/v1/releases/user-match</code>,"
                + " <code>/v1/releases/user-match/{version}</code>, <code>/v1/attribution?by=advertiserId</code>.</p>"
                + "</footer>");
        Pages.end(html);
        return html.toString();
    }

    private void releases() {
        html.raw("<section><h2>Which release answers</h2>");
        RolloutAnswer rollout = view.rollout();
        if (rollout.releases().isEmpty()) {
            html.raw("<p class=\"finding\">None: where no key names a user, an act is nobody's.</p>"
                    + "<p class=\"empty\">Candidates are logged meanwhile. When some thousand acts have come in, train"
                    + " a release and put it in service:</p><pre>./tieback train user-match --data-dir DIR --out"
                    + " release-1\n./tieback release promote --server URL release-1</pre></section>");
            return;
        }
        html.raw("<p class=\"finding\">")
                .text(
                        rollout.inForce() == 0
                                ? "None serves: an act that no key names is nobody's."
                                : "Release " + rollout.inForce() + " answers for the reports that come now.")
                .raw("</p><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Version</th>"
                        + "<th scope=\"col\" class=\"words\">Release</th><th scope=\"col\" class=\"words\"></th>"
                        + "</tr></thead><tbody>");
        for (RolloutAnswer.Kept kept : rollout.releases()) {
            html.raw("<tr><th scope=\"row\"><a")
                    .attribute("href", "/user-match?version=" + kept.version())
                    .raw(">")
                    .text(String.valueOf(kept.version()))
                    .raw("</a></th><td class=\"words\"><code>")
                    .text(kept.release())
                    .raw("</code></td><td class=\"words\">")
                    .text(kept.version() == rollout.inForce() ? "serves" : "")
                    .text(kept.version() == view.version() ? " (shown here)" : "")
                    .raw("</td></tr>");
        }
        html.raw("</tbody></table></div>");
        view.manifest()
                .ifPresent(manifest -> html.raw("<p>")
                        .text("Release " + view.version() + " was taught by " + manifest.data() + ". "
                                + manifest.keyless())
                        .raw("</p>"));
        html.raw("</section>");
    }

    private void unjudged() {
        html.raw("<section><h2>Does what it says come true?</h2><p class=\"finding\">Nobody knows: no label"
                + " judged it.</p>"
                + "<p class=\"empty\">What it says is an uncalibrated share. Train again when reports with keys have"
                + " come in, or with a truth panel.</p></section>");
    }

    private void segments(ReleaseManifest manifest) {
        List<Segment> segments = manifest.segments();
        long all = segments.stream().mapToLong(Segment::compared).sum();
        html.raw("<section><h2>What the evidence was</h2>");
        if (all == 0) {
            html.raw("<p class=\"empty\">No report whose doer is known told the kinds apart. Train again when"
                    + " reports with keys have come in, or with a truth panel.</p></section>");
            return;
        }
        Segment most = segments.stream()
                .max(Comparator.comparingLong(Segment::compared))
                .orElseThrow();
        html.raw("<p class=\"finding\">")
                .text("In most reports that judged it, " + Html.evidence(most.name()) + ", "
                        + Html.percent(most.compared(), all) + ".")
                .raw("</p><p>Each kind of evidence has a scorer of its own: <i>levels</i>, which weigh each"
                        + " number by how often"
                        + " it is told of the right user and of others, or decision <i>trees</i>, where"
                        + " these do better."
                        + "</p><div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"words\">Evidence</th>"
                        + "<th scope=\"col\">Reports</th><th scope=\"col\">Share</th>"
                        + "<th scope=\"col\">Served by</th><th scope=\"col\" class=\"words\">Why</th>"
                        + "</tr></thead><tbody>");
        for (Segment segment : segments) {
            html.raw("<tr><th scope=\"row\">")
                    .text(Html.evidence(segment.name()))
                    .raw("</th><td>")
                    .text(Html.count(segment.compared()))
                    .raw("</td><td>")
                    .text(Html.percent(segment.compared(), all))
                    .raw("</td><td>")
                    .text(segment.serves().equals("boosted") ? "trees" : segment.serves())
                    .raw("</td><td class=\"words\">")
                    .text(segment.why())
                    .raw("</td></tr>");
        }
        html.raw("</tbody></table></div>");
        shifts(manifest.shifts());
        html.raw("</section>");
    }

    private void shifts(List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        html.raw("<p>How often none of the candidates is right. Where keyed reports and others differ, what keyed"
                + " reports calibrated is off for the others by about as much; it is told, and not applied.</p>"
                + "<div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"words\">Evidence</th>"
                + "<th scope=\"col\">Keyed reports</th><th scope=\"col\">Truth panel</th>"
                + "<th scope=\"col\">Without a key, by its own word</th></tr></thead><tbody>");
        for (Shift shift : shifts) {
            html.raw("<tr><th scope=\"row\">").text(Html.evidence(shift.name())).raw("</th>");
            for (Figure nobody : List.of(shift.keyed(), shift.panel(), shift.asked())) {
                html.element("td", ReliabilitySection.shareWithInterval(nobody));
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }

    private void advertisers() {
        Map<String, long[]> shares = new TreeMap<>();
        for (AttributionRow row : view.advertisers()) {
            int outcome = OUTCOMES.indexOf(row.outcome());
            if (outcome >= 0 && row.setting().equals(view.setting())) {
                shares.computeIfAbsent(row.advertiserId().orElse(""), id -> new long[OUTCOMES.size()])[outcome] +=
                        row.share();
            }
        }
        html.raw("<section><h2>By advertiser</h2>");
        if (shares.isEmpty()) {
            html.raw("<p class=\"empty\">Advertisers appear here with their first admitted report: the <a"
                    + " href=\"/\">overview</a>"
                    + " shows how to send one.</p></section>");
            return;
        }
        long nobody = shares.values().stream().mapToLong(parts -> parts[2]).sum();
        long all = shares.values().stream().mapToLong(UserMatchPage::sum).sum();
        html.raw("<p class=\"finding\">")
                .text("Of " + Html.conversions(all) + " conversions, " + Html.percent(all - nobody, all)
                        + " are a user's, by keys or by odds.")
                .raw("</p><div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"words\">Advertiser</th>"
                        + "<th scope=\"col\">Conversions</th><th scope=\"col\">A user's</th>"
                        + "<th scope=\"col\">Nobody's</th><th scope=\"col\">A user's, share</th></tr></thead><tbody>");
        shares.forEach((id, parts) -> html.raw("<tr><th scope=\"row\">")
                .text(id)
                .raw("</th><td>")
                .text(Html.conversions(sum(parts)))
                .raw("</td><td>")
                .text(Html.conversions(parts[0] + parts[1]))
                .raw("</td><td>")
                .text(Html.conversions(parts[2]))
                .raw("</td><td>")
                .text(Html.percent(parts[0] + parts[1], sum(parts)))
                .raw("</td></tr>"));
        html.raw("</tbody></table></div></section>");
    }

    private static long sum(long[] parts) {
        return parts[0] + parts[1] + parts[2];
    }
}
