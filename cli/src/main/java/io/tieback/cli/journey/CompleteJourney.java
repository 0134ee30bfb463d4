package io.tieback.cli.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The data set as far as it is sent. Its times have no zone and are read as UTC; nothing depends on the zone.
 *
 * @param campaigns by id
 * @param mailings which household was sent which campaign
 * @param redemptions coupons that were redeemed
 * @param baskets purchases, with the sum of the lines that the sample has of them
 */
record CompleteJourney(
        Map<String, Campaign> campaigns, List<Mailing> mailings, List<Redemption> redemptions, List<Basket> baskets) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    CompleteJourney {
        campaigns = Map.copyOf(campaigns);
        mailings = List.copyOf(mailings);
        redemptions = List.copyOf(redemptions);
        baskets = List.copyOf(baskets);
    }

    /** A campaign by mail. */
    record Campaign(String campaignId, String type, Instant start) {}

    /** A household was sent a campaign; that it was read is not known. */
    record Mailing(Campaign campaign, String householdId) {}

    /** A household used a coupon of a campaign; the day is all that is known. */
    record Redemption(String householdId, String couponUpc, String campaignId, Instant day) {}

    /** A purchase. */
    record Basket(String basketId, String householdId, Instant at, BigDecimal total) {}

    /** Reads the files of {@code folder}, and of them the wanted households. */
    static CompleteJourney read(Path folder, Predicate<String> wanted) {
        Map<String, Campaign> campaigns = new TreeMap<>();
        CsvTable.read(
                folder.resolve("campaign_descriptions.csv.gz"),
                List.of("campaign_id", "campaign_type", "start_date"),
                line -> campaigns.put(
                        line.get("campaign_id"),
                        new Campaign(line.get("campaign_id"), line.get("campaign_type"), day(line.get("start_date")))));
        List<Mailing> mailings = new ArrayList<>();
        CsvTable.read(folder.resolve("campaigns.csv.gz"), List.of("campaign_id", "household_id"), line -> {
            Campaign campaign = campaigns.get(line.get("campaign_id"));
            if (campaign != null && wanted.test(line.get("household_id"))) {
                mailings.add(new Mailing(campaign, line.get("household_id")));
            }
        });
        List<Redemption> redemptions = new ArrayList<>();
        CsvTable.read(
                folder.resolve("coupon_redemptions.csv.gz"),
                List.of("household_id", "coupon_upc", "campaign_id", "redemption_date"),
                line -> {
                    if (wanted.test(line.get("household_id"))) {
                        redemptions.add(new Redemption(
                                line.get("household_id"),
                                line.get("coupon_upc"),
                                line.get("campaign_id"),
                                day(line.get("redemption_date"))));
                    }
                });
        return new CompleteJourney(campaigns, mailings, redemptions, baskets(folder, wanted));
    }

    private static List<Basket> baskets(Path folder, Predicate<String> wanted) {
        Map<String, Basket> baskets = new TreeMap<>();
        CsvTable.read(
                folder.resolve("transactions_sample.csv.gz"),
                List.of("household_id", "basket_id", "sales_value", "transaction_timestamp"),
                line -> {
                    if (wanted.test(line.get("household_id"))) {
                        Basket one = new Basket(
                                line.get("basket_id"),
                                line.get("household_id"),
                                LocalDateTime.parse(line.get("transaction_timestamp"), TIME)
                                        .toInstant(ZoneOffset.UTC),
                                cents(line.get("sales_value")));
                        baskets.merge(one.basketId(), one, CompleteJourney::together);
                    }
                });
        return List.copyOf(baskets.values());
    }

    /** Lines of one basket: the earliest time and the sum. */
    private static Basket together(Basket a, Basket b) {
        Instant at = a.at().isBefore(b.at()) ? a.at() : b.at();
        return new Basket(a.basketId(), a.householdId(), at, a.total().add(b.total()));
    }

    /** The latest time that is sent. */
    Instant newest() {
        Instant newest = Instant.EPOCH;
        for (Basket basket : baskets) {
            newest = basket.at().isAfter(newest) ? basket.at() : newest;
        }
        for (Redemption redemption : redemptions) {
            newest = redemption.day().isAfter(newest) ? redemption.day() : newest;
        }
        return newest;
    }

    /** A few lines carry the dust of binary fractions. */
    private static BigDecimal cents(String value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static Instant day(String text) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
