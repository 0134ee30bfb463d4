package io.tieback.cli.journey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.journey.CompleteJourney.Basket;
import io.tieback.cli.journey.CompleteJourney.Mailing;
import io.tieback.cli.journey.CompleteJourney.Redemption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The data set as rows for the API, in the order in which they would have come in.
 *
 * <p>What is what: a mailing is a <i>view</i> at its campaign's start, since that it was sent is all that is known. A
 * redeemed coupon is a <i>click</i> at the beginning of its day, an act of will that names the household; the purchases
 * of that household on that day carry its click id as evidence. Every purchase carries the household's number as the
 * shop's customer id. Of a household that was sent a campaign the platform knows that number; others are nobody.
 */
final class Feed {
    /** The shop sends the day's purchases at night. */
    private static final Duration PURCHASES_LAG = Duration.ofHours(9);

    /** Coupons are cleared some days later, after their purchases were reported. */
    private static final Duration REDEMPTION_LAG = Duration.ofDays(3);

    private final CompleteJourney journey;
    private final Duration shift;
    private final String advertiserId;
    private final Map<String, String> clickOfDay = new HashMap<>();

    /** @param shift added to every time */
    Feed(CompleteJourney journey, Duration shift, String advertiserId) {
        this.journey = journey;
        this.shift = shift;
        this.advertiserId = advertiserId;
        for (Redemption redemption : journey.redemptions()) {
            clickOfDay.putIfAbsent(redemption.householdId() + redemption.day(), clickId(redemption));
        }
    }

    /**
     * A row to send.
     *
     * @param listName {@code engagements} or {@code reports}
     */
    record Item(String listName, ObjectNode row, Instant sentAt) {}

    /** The users that the platform knows, as sightings at the beginning of time. */
    List<ObjectNode> users() {
        TreeSet<String> households = new TreeSet<>();
        journey.mailings().forEach(mailing -> households.add(mailing.householdId()));
        journey.redemptions().forEach(redemption -> households.add(redemption.householdId()));
        Instant first = journey.mailings().stream()
                .map(mailing -> mailing.campaign().start())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<ObjectNode> rows = new ArrayList<>();
        for (String household : households) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("userId", user(household)).put("occurredAt", seconds(first)).put("advertiserId", advertiserId);
            row.putObject("identifiers").putArray("externalIds").add(household);
            rows.add(row);
        }
        return rows;
    }

    /** Everything else, in the order of its sending. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Mailing mailing : journey.mailings()) {
            items.add(new Item("engagements", view(mailing), mailing.campaign().start()));
        }
        for (Redemption redemption : journey.redemptions()) {
            items.add(
                    new Item("engagements", click(redemption), redemption.day().plus(REDEMPTION_LAG)));
        }
        for (Basket basket : journey.baskets()) {
            Instant night = basket.at().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
            items.add(new Item("reports", purchase(basket), night.plus(PURCHASES_LAG)));
        }
        items.sort(Comparator.comparing(Item::sentAt)
                .thenComparing(Item::listName)
                .thenComparing(item -> item.row().toString()));
        return items;
    }

    private ObjectNode view(Mailing mailing) {
        String campaignId = mailing.campaign().campaignId();
        return engagement("mail-" + campaignId + "-" + mailing.householdId(), mailing.householdId(), campaignId)
                .put("kind", "view")
                .put("occurredAt", seconds(mailing.campaign().start()));
    }

    private ObjectNode click(Redemption redemption) {
        return engagement(clickId(redemption), redemption.householdId(), redemption.campaignId())
                .put("kind", "click")
                .put("occurredAt", seconds(redemption.day()))
                .put("adId", redemption.couponUpc())
                .put("clickId", clickId(redemption));
    }

    private ObjectNode engagement(String engagementId, String householdId, String campaignId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("engagementId", engagementId)
                .put("userId", user(householdId))
                .put("advertiserId", advertiserId)
                .put("campaignId", campaignId);
    }

    private ObjectNode purchase(Basket basket) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("dataSet", "stores")
                .put("conversionType", "offline_purchase")
                .put("actionSource", "offline")
                .put("ingestChannel", "offline_file")
                .put("occurredAt", seconds(basket.at()))
                .put("eventId", "basket-" + basket.basketId())
                .put("orderId", basket.basketId())
                .put("value", basket.total().toPlainString())
                .put("currency", "USD");
        ObjectNode ids = row.putObject("identifiers");
        ids.putArray("externalIds").add(basket.householdId());
        String clickId = clickOfDay.get(basket.householdId() + basket.at().truncatedTo(ChronoUnit.DAYS));
        if (clickId != null) {
            ids.put("clickId", clickId);
        }
        return row;
    }

    private static String clickId(Redemption redemption) {
        return "coupon-" + redemption.campaignId() + "-" + redemption.couponUpc() + "-" + redemption.householdId() + "-"
                + redemption.day().getEpochSecond() / 86_400;
    }

    private static String user(String householdId) {
        return "household-" + householdId;
    }

    private long seconds(Instant at) {
        return at.plus(shift).getEpochSecond();
    }
}
