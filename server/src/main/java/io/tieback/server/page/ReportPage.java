package io.tieback.server.page;

import io.tieback.core.ledger.Target;
import io.tieback.core.report.Money;
import io.tieback.wire.CreditLine;
import io.tieback.wire.LedgerLine;
import io.tieback.wire.ReportAnswer;
import io.tieback.wire.ReportAnswer.Admission;
import io.tieback.wire.ReportAnswer.Credit;
import io.tieback.wire.ReportAnswer.ExactDedup;
import io.tieback.wire.ReportAnswer.Failure;
import io.tieback.wire.ReportAnswer.Ledger;
import io.tieback.wire.ReportAnswer.Match;
import io.tieback.wire.ReportAnswer.Stage;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The page of one report: whether it is new, who did it and which ads earned it, each with what says so. */
public final class ReportPage {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final ReportAnswer report;
    private final Html html = new Html();

    private ReportPage(ReportAnswer report) {
        this.report = report;
    }

    /** The page; users are named as far as {@code report} names them. */
    public static String render(ReportAnswer report) {
        return new ReportPage(report).page();
    }

    /** Says that there is no such report, and where ids come from. */
    public static String missing(String reportId) {
        Html html = new Html();
        Pages.head(html, "No such report");
        html.raw("<main class=\"narrow\"><h1><a href=\"/\">Tieback</a></h1><p class=\"bad\" role=\"alert\">")
                .text(reportId.isEmpty() ? "No report id was given." : "No report has the id " + reportId + ".")
                .raw("</p><p>The answer to a post of reports gives each row's id as <code>reportId</code>;"
                        + " <code>./tieback explain</code> takes the same.</p>");
        form(html);
        html.raw("</main>");
        Pages.end(html);
        return html.toString();
    }

    /** Asks for a report's id. */
    static void form(Html html) {
        html.raw("<form method=\"get\" action=\"/report\"><label for=\"id\">Report id</label>"
                + "<input id=\"id\" name=\"id\" autocomplete=\"off\" maxlength=\"256\" required>"
                + "<button type=\"submit\">Show its life</button></form>");
    }

    private String page() {
        Pages.head(html, "Report " + report.reportId());
        html.raw("<header><h1><a href=\"/\">Tieback</a></h1><p>Report <code>")
                .text(report.reportId())
                .raw("</code></p></header><main>");
        stands();
        report.stages().forEach(this::stage);
        html.raw("</main><footer><p>The same as JSON: <code>/v1/reports/")
                .text(report.reportId())
                .raw("</code>.</p></footer>");
        Pages.end(html);
        return html.toString();
    }

    private void stands() {
        open("What it is");
        finding(Html.words(report.slice().conversionType()) + " by "
                + Html.words(report.slice().ingestChannel()) + ": "
                + Html.words(report.status()) + ".");
        para("Data set " + report.slice().dataSet() + " of " + report.slice().advertiserId() + ", received "
                + time(report.receivedAt()) + (report.erased() ? ". Its personal part was erased." : "."));
        close();
    }

    private void stage(Stage stage) {
        if (stage instanceof Admission admission) {
            admission(admission);
        } else if (stage instanceof ReportAnswer.Release release) {
            open("Let out of quarantine");
            para("On " + time(release.at()) + ", as of " + time(release.occurredAt()) + ".");
            close();
        } else if (stage instanceof Failure failure) {
            open("A step failed");
            para("The report waits in quarantine. " + failure.at());
            close();
        } else if (stage instanceof ExactDedup dedup) {
            dedup(dedup);
        } else if (stage instanceof Match match) {
            new MatchSection(match).write(html);
        } else if (stage instanceof Credit credit) {
            credit(credit);
        } else if (stage instanceof Ledger ledger) {
            ledger(ledger);
        }
    }

    private void admission(Admission admission) {
        if (admission.verdict().equals("accepted") && admission.codes().isEmpty()) {
            return;
        }
        open("What the door said");
        finding(Html.words(admission.verdict()) + (admission.verdict().equals("accepted") ? ", with a warning." : "."));
        admission.codes().forEach(code -> html.raw("<p><code>").text(code).raw("</code></p>"));
        close();
    }

    private void dedup(ExactDedup dedup) {
        open("Is it new?");
        finding(
                switch (dedup.verdict()) {
                    case "first" -> "Yes: it is the first of its act.";
                    case "duplicate" -> "No: a copy of " + dedup.firstReportId() + ".";
                    case "waiting_refund" -> "A refund that waits for the report it names; it earns nothing.";
                    case "waiting_correction" -> "A correction that waits for the report it names; it earns nothing.";
                    default -> "A " + Html.words(dedup.verdict()) + " of its act.";
                });
        dedup.value().ifPresent(value -> para("The act is worth " + money(value.micros(), value.currency()) + "."));
        for (String other : dedup.others()) {
            html.raw("<p>Also reported by ");
            link(other);
            html.raw("</p>");
        }
        dedup.adjustments().forEach(adjustment -> {
            String worth = adjustment
                    .value()
                    .map(v -> " of " + money(v.micros(), v.currency()))
                    .orElse("");
            html.raw("<p>").text(Html.words(adjustment.role()) + worth + " by ");
            link(adjustment.reportId());
            html.raw("</p>");
        });
        dedup.conflicts()
                .forEach(conflict -> para("Its reports differ: " + Html.words(conflict.field()) + " "
                        + conflict.standing() + " stands, " + conflict.reportId() + " says " + conflict.other() + "."));
        close();
    }

    private void credit(Credit credit) {
        open("Which ads earned it?");
        if (credit.lines().isEmpty()) {
            html.raw("<p class=\"empty\">Nothing of it stands anywhere any more: the entries below say why.</p>");
            close();
            return;
        }
        table("Setting", "Goes to");
        for (CreditLine line : credit.lines()) {
            html.raw("<tr><th scope=\"row\">").text(setting(line)).raw("</th><td class=\"words\">");
            target(line.target(), true);
            cells(line);
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
        close();
    }

    private void ledger(Ledger ledger) {
        open("How it came to that");
        para(Html.count(ledger.entries().size()) + " ledger entries, in order"
                + (ledger.complete() ? "; they add up to the above." : "; later ones are not listed."));
        table("At", "Because", "Setting", "Goes to");
        for (LedgerLine entry : ledger.entries()) {
            html.raw("<tr><th scope=\"row\">")
                    .text(time(entry.causeAt()))
                    .raw("</th><td class=\"words\">")
                    .text(Html.words(entry.reason().name()))
                    .raw("</td><td class=\"words\">")
                    .text(setting(entry.credit()))
                    .raw("</td><td class=\"words\">");
            target(entry.credit().target(), false);
            cells(entry.credit());
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
        close();
    }

    private void cells(CreditLine line) {
        html.raw("</td><td>")
                .text(Html.conversions(line.share()))
                .raw("</td><td>")
                .text(money(line.valueMicros(), line.currency()))
                .raw("</td>");
    }

    private void target(Target target, boolean whole) {
        if (target instanceof Target.Credited credited) {
            html.text(credited.campaignId().isEmpty() ? credited.engagementId() : credited.campaignId())
                    .text(credited.adId().isEmpty() ? "" : ", ad " + credited.adId())
                    .text(whole ? ", by " + credited.engagementId() : "");
        } else if (target instanceof Target.Merged merged) {
            html.raw("the act's first report, ");
            link(merged.intoReportId());
        } else {
            html.raw(target instanceof Target.Nobody ? "nobody the platform knows" : "no engagement in time");
        }
    }

    private void link(String reportId) {
        html.raw("<a")
                .attribute("href", "/report?id=" + reportId)
                .raw(">")
                .text(reportId)
                .raw("</a>");
    }

    /** Begins a table that ends with what went there. */
    private void table(String... words) {
        html.raw("<div class=\"scroll\"><table><thead><tr>");
        for (String word : words) {
            html.raw("<th scope=\"col\" class=\"words\">").text(word).raw("</th>");
        }
        html.raw("<th scope=\"col\">Conversions</th><th scope=\"col\">Value</th></tr></thead><tbody>");
    }

    private void open(String title) {
        html.raw("<section><h2>").text(title).raw("</h2>");
    }

    private void finding(String text) {
        html.raw("<p class=\"finding\">").text(text).raw("</p>");
    }

    private void para(String text) {
        html.raw("<p>").text(text).raw("</p>");
    }

    private void close() {
        html.raw("</section>");
    }

    private static String setting(CreditLine line) {
        return line.setting().isEmpty() ? "all" : Html.words(line.setting());
    }

    private static String money(long micros, String currency) {
        return currency.isEmpty()
                ? "–"
                : Html.amount(Money.toMajor(BigInteger.valueOf(micros), currency)) + " " + currency;
    }

    private static String time(Instant at) {
        return SECOND.format(at);
    }
}
