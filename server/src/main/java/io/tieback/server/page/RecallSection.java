package io.tieback.server.page;

import io.tieback.embedded.CapFigures;
import io.tieback.embedded.RecallRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Whether the right user is among the candidates, and what the bounds of the evidence cost. */
final class RecallSection {
    private final List<RecallRow> rows;
    private final CapFigures caps;

    RecallSection(List<RecallRow> rows, CapFigures caps) {
        this.rows = rows;
        this.caps = caps;
    }

    void write(Html html) {
        html.raw("<section><h2>Is the right user among the candidates?</h2>");
        long acts = sum(rows, RecallRow::acts);
        if (acts == 0) {
            html.raw(
                    "<p class=\"empty\">Acts appear here whose key names one user: each is counted by whether that user"
                            + " is found without the key as well. PUT what users are known by to"
                            + " <code>/v1/users/{userId}/identifiers</code>, and send reports with identifiers and"
                            + " the visitor's address.</p></section>");
            return;
        }
        html.raw("<p class=\"finding\">")
                .text("Without its key, " + Html.percent(sum(rows, RecallRow::found), acts) + " of "
                        + Html.count(acts, "keyed act") + " have their user among the candidates; "
                        + Html.percent(sum(rows, RecallRow::capped), acts) + " lose it to a bound.")
                .raw("</p><p>Acts of the last 30 days whose key names one user, of the share that is logged. Users"
                        + " without a key may be found less often.</p>");
        table(html, "Evidence", RecallRow::segment, segment -> Html.evidence(segment.name()));
        table(html, "Advertiser", RecallRow::advertiserId, id -> id);
        bounds(html);
        html.raw("</section>");
    }

    private <K extends Comparable<K>> void table(
            Html html, String what, Function<RecallRow, K> by, Function<K, String> name) {
        Map<K, List<RecallRow>> groups =
                rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"words\">")
                .text(what)
                .raw("</th><th scope=\"col\">Keyed acts</th><th scope=\"col\">User found</th>"
                        + "<th scope=\"col\">Lost to a bound</th><th scope=\"col\">Never seen there</th>"
                        + "<th scope=\"col\">Nothing to ask</th></tr></thead><tbody>");
        groups.forEach((key, group) -> {
            long acts = sum(group, RecallRow::acts);
            html.raw("<tr><th scope=\"row\">")
                    .text(name.apply(key))
                    .raw("</th><td>")
                    .text(Html.count(acts));
            for (ToLongFunction<RecallRow> part : List.<ToLongFunction<RecallRow>>of(
                    RecallRow::found, RecallRow::capped, RecallRow::unseen, RecallRow::unasked)) {
                html.raw("</td><td>").text(Html.percent(sum(group, part), acts));
            }
            html.raw("</td></tr>");
        });
        html.raw("</tbody></table></div>");
    }

    private void bounds(Html html) {
        html.raw("<details><summary>What the bounds cost, since the beginning</summary><div class=\"scroll\"><table>"
                + "<thead><tr><th scope=\"col\" class=\"words\">Key</th><th scope=\"col\">Answers</th>"
                + "<th scope=\"col\">Of these cut</th><th scope=\"col\">Too common to answer</th>"
                + "<th scope=\"col\">An advertiser's server, not asked</th></tr></thead><tbody>");
        row(
                html,
                "address",
                caps.addressAnswers(),
                caps.addressAnswersCapped(),
                caps.addressTooCommon(),
                caps.addressOfServer());
        row(html, "cookie", caps.cookieAnswers(), caps.cookieAnswersCapped(), caps.cookieTooCommon());
        html.raw("</tbody></table></div></details>");
    }

    private static void row(Html html, String key, long... counts) {
        html.raw("<tr><th scope=\"row\">").text(key).raw("</th>");
        for (int i = 0; i < 4; i++) {
            html.element("td", i < counts.length ? Html.count(counts[i]) : "");
        }
        html.raw("</tr>");
    }

    private static long sum(List<RecallRow> rows, ToLongFunction<RecallRow> part) {
        return rows.stream().mapToLong(part).sum();
    }
}
