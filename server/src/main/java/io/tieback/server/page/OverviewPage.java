package io.tieback.server.page;

import io.tieback.server.page.Overview.Refusal;
import io.tieback.wire.ConservationLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The page that shows the whole at a glance: each title says the finding, each chart has its table. */
public final class OverviewPage {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final double BAR_WIDTH = 1_000;

    private OverviewPage() {}

    /** A part of all received reports. */
    private record Piece(String name, String style, long count, String meaning) {}

    /** The page. */
    public static String render(Overview overview) {
        Html html = new Html();
        Pages.head(html, "Overview");
        html.raw("<header><h1>Tieback</h1><p>Everything received until ")
                .text(MINUTE.format(overview.through()))
                .raw(" · <a href=\"/\">Reload</a></p></header><main>");
        received(html, overview);
        new CreditSection(overview).write(html);
        new DaySection(overview).write(html);
        dropped(html, overview);
        html.raw("<section><h2>Who did it, where no key says so</h2><p>Which release answers, how far its word can be"
                + " taken, and what it names: <a href=\"/user-match\">user match</a>.</p></section>");
        html.raw("<section><h2>One report, from the door to the ad</h2>");
        ReportPage.form(html);
        html.raw("</section>");
        html.raw("</main><footer><p>Every number is in the API too: <code>/v1/ledger/conservation</code>,"
                + " <code>/v1/attribution</code>, <code>/v1/reports/{id}</code>;"
                + " its description is at <a href=\"/openapi.yaml\">/openapi.yaml</a>.</p></footer>");
        Pages.end(html);
        return html.toString();
    }

    private static List<Piece> pieces(ConservationLine totals) {
        return List.of(
                new Piece("Admitted", "admitted", totals.admitted(), "new, and looked at further"),
                new Piece("Exact duplicates", "duplicate", totals.exactDuplicates(), "came before under the same id"),
                new Piece("Rejected", "rejected", totals.rejected(), "cannot be used as they are"),
                new Piece("Quarantined", "quarantined", totals.quarantined(), "suspect, kept sealed"),
                new Piece("Suppressed", "suppressed", totals.suppressed(), "the person opted out"),
                new Piece("Pending", "pending", totals.pending(), "waiting to be processed"));
    }

    private static void received(Html html, Overview overview) {
        ConservationLine totals = overview.totals();
        html.raw("<section><h2>What came in, and what became of it</h2>");
        if (totals.received() == 0) {
            html.raw("<p class=\"empty\">No report has come in yet. Send one with an advertiser's key:</p><pre>")
                    .text(example(overview.apiUri()))
                    .raw("</pre></section>");
            return;
        }
        html.raw("<p class=\"finding\">")
                .text(Html.count(totals.received(), "report") + " came in; " + Html.count(totals.admitted()) + " ("
                        + Html.percent(totals.admitted(), totals.received()) + ") new.")
                .raw("</p>");
        bar(html, totals);
        html.raw("<div class=\"scroll\"><table><thead><tr>"
                + "<th scope=\"col\" class=\"words\">Became</th><th scope=\"col\">Reports</th>"
                + "<th scope=\"col\">Share</th><th scope=\"col\" class=\"words\">Meaning</th></tr></thead><tbody>");
        for (Piece piece : pieces(totals)) {
            html.raw("<tr><th scope=\"row\"><span class=\"key " + piece.style() + "\"></span>")
                    .text(piece.name())
                    .raw("</th><td>")
                    .text(Html.count(piece.count()))
                    .raw("</td><td>")
                    .text(Html.percent(piece.count(), totals.received()))
                    .raw("</td><td class=\"words\">")
                    .text(piece.meaning())
                    .raw("</td></tr>");
        }
        html.raw("</tbody><tfoot><tr><th scope=\"row\">Received</th><td>")
                .text(Html.count(totals.received()))
                .raw("</td><td></td><td class=\"words\">")
                .raw(
                        totals.holds()
                                ? "<span class=\"good\">✓ the parts sum to it</span>"
                                : "<span class=\"bad\">✗ the parts do not sum to it: please report this</span>")
                .raw("</td></tr></tfoot></table></div></section>");
    }

    /** What to do where no report was admitted; if none came, the first section shows how to send one. */
    static String whereToBegin(Overview overview) {
        return overview.totals().received() == 0
                ? "Send one as shown above."
                : "What was not used, and why, stands below.";
    }

    private static void bar(Html html, ConservationLine totals) {
        html.raw("<svg class=\"bar\" viewBox=\"0 0 1000 28\" preserveAspectRatio=\"none\" role=\"img\""
                + " aria-label=\"Parts of all received reports; the table below has the numbers\">");
        double from = 0;
        for (Piece piece : pieces(totals)) {
            double width = BAR_WIDTH * piece.count() / totals.received();
            if (piece.count() > 0) {
                html.raw(String.format(
                                Locale.ROOT,
                                "<rect class=\"%s\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"28\"><title>",
                                piece.style(),
                                from,
                                Math.max(width, 2)))
                        .text(piece.name() + ": " + Html.count(piece.count()))
                        .raw("</title></rect>");
            }
            from += width;
        }
        html.raw("</svg>");
    }

    private static void dropped(Html html, Overview overview) {
        html.raw("<section><h2>What was not used, and why</h2>");
        long duplicates = overview.totals().exactDuplicates();
        if (overview.refusals().isEmpty() && duplicates == 0) {
            html.raw("<p class=\"empty\">Nothing was dropped, so there is nothing to mend.</p></section>");
            return;
        }
        long refused = overview.refusals().stream().mapToLong(Refusal::rows).sum();
        html.raw("<p class=\"finding\">")
                .text("Counted once: " + Html.count(duplicates, "repeated report") + ". Refused: "
                        + Html.count(refused, "row") + ".")
                .raw("</p>");
        if (!overview.refusals().isEmpty()) {
            html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Rows</th>"
                    + "<th scope=\"col\" class=\"words\">Became</th>"
                    + "<th scope=\"col\" class=\"words\">Why</th><th scope=\"col\" class=\"words\">What mends it</th>"
                    + "</tr></thead><tbody>");
            for (Refusal refusal : overview.refusals()) {
                html.raw("<tr><td>")
                        .text(Html.count(refusal.rows()))
                        .raw("</td><td class=\"words\"><span class=\"key ")
                        .text(refusal.status())
                        .raw("\"></span>")
                        .text(refusal.status())
                        .raw("</td><td class=\"words\">")
                        .text(refusal.meaning())
                        .raw("<br><code>")
                        .text(refusal.code())
                        .raw("</code></td><td class=\"words\">")
                        .text(refusal.fix())
                        .raw("</td></tr>");
            }
            html.raw("</tbody></table></div>");
        }
        html.raw("</section>");
    }

    private static String example(String apiUri) {
        return """
                curl %s/v1/reports \\
                  -H "Authorization: Bearer $ADVERTISER_KEY" -H "Content-Type: application/json" \\
                  -d '{"reports": [{"conversionType": "checkout", "actionSource": "web",
                        "ingestChannel": "conversions_api", "occurredAt": '$(date +%%s)',
                        "eventId": "my-first", "value": "29.99", "currency": "EUR"}]}'
                """.formatted(apiUri).stripTrailing();
    }
}
