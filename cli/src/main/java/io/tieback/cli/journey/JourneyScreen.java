package io.tieback.cli.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.Version;
import io.tieback.cli.journey.CompleteJourney.Campaign;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
import io.tieback.cli.run.LawTable;
import io.tieback.cli.run.Refusals;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.Screen;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.embedded.Law;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Prints what the real year came to. */
final class JourneyScreen {
    private final Screen screen;
    private final CompleteJourney journey;
    private final Conservation conservation;
    private final List<Credit> credit;
    private final List<JsonNode> refused;

    JourneyScreen(
            Screen screen,
            CompleteJourney journey,
            Conservation conservation,
            List<Credit> credit,
            List<JsonNode> refused) {
        this.screen = screen;
        this.journey = journey;
        this.conservation = conservation;
        this.credit = credit;
        this.refused = refused;
    }

    void print(Duration shift) {
        screen.section(Figures.count(conservation.received()) + " purchases came in, "
                + Figures.count(conservation.exactDuplicates()) + " of them as copies of one known; "
                + Figures.count(Math.round(purchasesOfUsers()))
                + " were made by households that were ever sent a campaign");
        screen.text(conservation.line() + ".");
        screen.text(Figures.count(journey.mailings().size()) + " mailings were sent as views and "
                + Figures.count(journey.redemptions().size()) + " redeemed coupons as clicks; all times were moved by "
                + shift.toDays() + " days.");
        if (!refused.isEmpty()) {
            screen.table(Refusals.table(Refusals.of(refused)));
        }
        campaigns();
    }

    private void campaigns() {
        double last = sum("last_touch", Credit::isCredited);
        screen.section("Campaigns earned " + Figures.tenths(last) + " purchases worth "
                + Figures.money(value("last_touch", "")) + " USD, " + Figures.percent(last, purchasesOfUsers())
                + " of those that their households made");
        Table table = Table.of(
                Column.left("campaign"),
                Column.left("type"),
                Column.right("mailed"),
                Column.right("redeemed"),
                Column.right("last touch"),
                Column.right("USD"),
                Column.right("linear"),
                Column.right("USD"));
        journey.campaigns().values().stream()
                .sorted(Comparator.comparing(Campaign::start).thenComparing(Campaign::campaignId))
                .forEach(campaign -> table.row(
                        campaign.campaignId(),
                        campaign.type(),
                        Figures.count(journey.mailings().stream()
                                .filter(mailing -> mailing.campaign().equals(campaign))
                                .count()),
                        Figures.count(journey.redemptions().stream()
                                .filter(one -> one.campaignId().equals(campaign.campaignId()))
                                .count()),
                        Figures.tenths(sum("last_touch", of(campaign.campaignId()))),
                        Figures.money(value("last_touch", campaign.campaignId())),
                        Figures.tenths(sum("linear", of(campaign.campaignId()))),
                        Figures.money(value("linear", campaign.campaignId()))));
        table.rule();
        table.row(
                "all",
                "",
                Figures.count(journey.mailings().size()),
                Figures.count(journey.redemptions().size()),
                Figures.tenths(last),
                Figures.money(value("last_touch", "")),
                Figures.tenths(sum("linear", Credit::isCredited)),
                Figures.money(value("linear", "")));
        screen.table(table);
        screen.space();
        screen.text(
                "A mailing counts for one day, as a view does; that it was read is not known. Values are those of a "
                        + "sample of each basket's lines.");
    }

    void laws(List<Law> laws, Map<String, Double> seconds) {
        boolean held = laws.stream().allMatch(Law::held);
        screen.section(held ? "All " + laws.size() + " laws hold on what was written to disk" : "A law is BROKEN");
        screen.table(LawTable.of(laws));
        screen.section("It took "
                + Figures.seconds(seconds.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()));
        Table table = Table.of(Column.left("phase"), Column.right("time"));
        seconds.forEach((phase, time) -> table.row(phase, Figures.seconds(time)));
        screen.table(table);
    }

    /** The documented object, without laws and phases. */
    static ObjectNode document(Conservation conservation, List<Credit> credit) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putNull("seed").put("commit", Version.commit());
        conservation.write(document.putObject("conservation"));
        document.put(
                "matched",
                RunJson.rounded(credit.stream()
                        .filter(row -> row.setting().equals("last_touch"))
                        .filter(row -> row.isCredited() || row.outcome().equals("unattributed"))
                        .mapToDouble(Credit::conversions)
                        .sum()));
        ArrayNode rows = document.putArray("credit");
        credit.stream()
                .filter(Credit::isCredited)
                .forEach(row -> rows.addObject()
                        .put("setting", row.setting())
                        .put("campaignId", row.campaignId())
                        .put("conversions", row.conversions())
                        .put("value", row.value())
                        .put("currency", row.currency())
                        .putNull("trueConversions")
                        .putNull("trueValue"));
        return document;
    }

    private double purchasesOfUsers() {
        return sum("last_touch", row -> row.isCredited() || row.outcome().equals("unattributed"));
    }

    private static Predicate<Credit> of(String campaignId) {
        return row -> row.isCredited() && row.campaignId().equals(campaignId);
    }

    private double sum(String setting, Predicate<Credit> wanted) {
        return credit.stream()
                .filter(row -> row.setting().equals(setting))
                .filter(wanted)
                .mapToDouble(Credit::conversions)
                .sum();
    }

    /** Of all campaigns, where none is named. */
    private BigDecimal value(String setting, String campaignId) {
        return credit.stream()
                .filter(row -> row.isCredited() && row.setting().equals(setting))
                .filter(row -> campaignId.isEmpty() || row.campaignId().equals(campaignId))
                .map(Credit::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
