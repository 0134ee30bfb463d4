package io.tieback.server.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What campaigns earned, under each setting beside the others. */
final class CreditSection {
    private static final int MOST = 50;
    private static final double WIDTH = 160;
    private static final int BAR = 9;

    private final List<String> settings;
    private final List<CampaignCredit> all;
    private final List<CampaignCredit> campaigns;
    private final boolean severalAdvertisers;
    private final long largest;
    private final String whereToBegin;

    CreditSection(Overview overview) {
        whereToBegin = OverviewPage.whereToBegin(overview);
        settings = overview.settings();
        all = CampaignCredit.of(overview.campaigns(), settings.get(0));
        campaigns = all.stream()
                .filter(credit -> credit.outcome().equals("credited"))
                .toList();
        severalAdvertisers =
                campaigns.stream().map(CampaignCredit::advertiserId).distinct().count() > 1;
        largest = campaigns.stream()
                .flatMap(credit -> settings.stream().map(credit::share))
                .max(Long::compare)
                .orElse(0L);
    }

    void write(Html html) {
        html.raw("<section><h2>What campaigns earned</h2>");
        if (all.isEmpty()) {
            html.raw("<p class=\"empty\">Nothing to credit yet: no report was admitted. ")
                    .text(whereToBegin)
                    .raw("</p></section>");
            return;
        }
        if (campaigns.isEmpty()) {
            html.raw("<p class=\"empty\">No conversion is credited to an ad yet. Post the platform's engagements to"
                    + " <code>/v1/engagements</code>, and what users are known by to"
                    + " <code>/v1/users/{userId}/identifiers</code>; reports that came before are credited too.</p>");
        } else {
            finding(html);
        }
        html.raw("<p>Under each setting every report stands in one row, or in parts in several. All but the merged are"
                + " conversions, of every type that was reported, visits of pages among them; a merged one is a copy, a"
                + " refund or a correction of a conversion that stands above.</p>");
        html.raw(
                "<div class=\"scroll\"><table class=\"credit\"><thead><tr><th scope=\"col\" rowspan=\"2\">Campaign</th>"
                        + "<th rowspan=\"2\" class=\"chart\"><span class=\"hidden\">Chart</span></th>");
        for (int i = 0; i < settings.size(); i++) {
            html.raw("<th scope=\"colgroup\" colspan=\"2\"><span class=\"key s" + i + "\"></span>")
                    .text(settings.get(i).replace('_', ' '))
                    .raw("</th>");
        }
        html.raw("</tr><tr>");
        settings.forEach(setting -> html.raw("<th scope=\"col\">reports</th><th scope=\"col\">value</th>"));
        html.raw("</tr></thead><tbody>");
        campaigns.stream().limit(MOST).forEach(credit -> row(html, credit, name(credit)));
        html.raw("</tbody><tbody class=\"rest\">");
        rest(html, "unattributed", "A known user whom no ad reached in time");
        rest(html, "nobody", "Nobody whom the platform knows");
        rest(html, "merged", "Merged into an earlier report");
        html.raw("</tbody></table></div>");
        if (campaigns.size() > MOST) {
            html.raw("<p>")
                    .text("Shown are " + MOST + " of " + campaigns.size() + " campaigns; the API gives all.")
                    .raw("</p>");
        }
        html.raw("</section>");
    }

    private void finding(Html html) {
        Map<CampaignCredit, StringBuilder> most = new LinkedHashMap<>();
        for (String setting : settings) {
            CampaignCredit best = campaigns.stream()
                    .reduce((one, other) -> other.share(setting) > one.share(setting) ? other : one)
                    .orElseThrow();
            StringBuilder text = most.get(best);
            if (text == null) {
                text = new StringBuilder(name(best)).append(most.isEmpty() ? " earned most: " : ": ");
                most.put(best, text);
            } else {
                text.append(", ");
            }
            text.append(Html.conversions(best.share(setting))).append(" by ").append(setting.replace('_', ' '));
        }
        html.raw("<p class=\"finding\">")
                .text(String.join("; ", most.values()) + ".")
                .raw("</p>");
    }

    private String name(CampaignCredit credit) {
        String campaign = credit.campaignId().isEmpty() ? "(no campaign named)" : credit.campaignId();
        return severalAdvertisers ? credit.advertiserId() + " · " + campaign : campaign;
    }

    private void rest(Html html, String outcome, String name) {
        all.stream().filter(credit -> credit.outcome().equals(outcome)).forEach(credit -> row(html, credit, name));
    }

    private void row(Html html, CampaignCredit credit, String name) {
        boolean credited = credit.outcome().equals("credited");
        html.raw("<tr><th scope=\"row\">").text(name).raw("</th><td class=\"chart\">");
        if (credited) {
            bars(html, credit);
        }
        html.raw("</td>");
        for (String setting : settings) {
            html.raw("<td>")
                    .text(Html.conversions(credit.share(setting)))
                    .raw("</td><td>")
                    .text(credit.money(setting))
                    .raw("</td>");
        }
        html.raw("</tr>");
    }

    private void bars(Html html, CampaignCredit credit) {
        int height = settings.size() * (BAR + 2);
        html.raw(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %d\" width=\"%.0f\" height=\"%d\" aria-hidden=\"true\">",
                WIDTH,
                height,
                WIDTH,
                height));
        for (int i = 0; i < settings.size(); i++) {
            double width = largest == 0 ? 0 : WIDTH * credit.share(settings.get(i)) / largest;
            html.raw(String.format(
                    Locale.ROOT,
                    "<rect class=\"s%d\" x=\"0\" y=\"%d\" width=\"%.2f\" height=\"%d\"></rect>",
                    i,
                    i * (BAR + 2),
                    Math.max(width, 0),
                    BAR));
        }
        html.raw("</svg>");
    }
}
