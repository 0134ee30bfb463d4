package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import io.tieback.world.read.WorldFolder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The truth of the demo's world, as far as the screen sets it beside what was found. It never reaches the server. */
final class DemoTruth {
    private final Map<String, Act> acts = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> conversionTypes = new TreeSet<>();
    private final Map<String, Map<Cell, Sum>> credit =
            new TreeMap<>(Map.of("last_touch", new TreeMap<>(), "linear", new TreeMap<>()));
    private final Map<String, List<String>> copies = new HashMap<>();

    private DemoTruth() {}

    /** An act: who, whether it is a conversion or a refund, and what was paid in the end, in major units. */
    record Act(String userId, boolean isConversion, boolean isRefund, BigDecimal value, String currency) {
        Act worth(BigDecimal other) {
            return new Act(userId, isConversion, isRefund, other, currency);
        }
    }

    /** A report's row: its act, or empty if it was invented, and the status and code that it must be answered with. */
    record Row(String actId, String status, String code) {}

    /** Whom credit belongs to: a campaign, by currency of the act or none. */
    record Cell(String campaignId, String currency) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int order = campaignId.compareTo(other.campaignId);
            return order != 0 ? order : currency.compareTo(other.currency);
        }
    }

    /** Sum of parts of acts and of their values, in major units. */
    record Sum(double conversions, BigDecimal value) {
        static final Sum ZERO = new Sum(0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(conversions + other.conversions, value.add(other.value));
        }
    }

    static DemoTruth read(WorldFolder world) {
        DemoTruth truth = new DemoTruth();
        Path files = world.path().resolve("truth");
        Map<String, BigDecimal> refunds = new HashMap<>();
        JsonLines.read(files.resolve("acts.jsonl"), line -> truth.act(line, refunds));
        refunds.forEach((act, value) -> truth.acts.computeIfPresent(
                act, (id, paid) -> paid.worth(paid.value().subtract(value))));
        JsonLines.read(files.resolve("reports.jsonl"), truth::row);
        JsonLines.read(files.resolve("credit.jsonl"), truth::credit);
        JsonLines.read(files.resolve("duplicates.jsonl"), truth::copies);
        return truth;
    }

    /** The row of a report. */
    Row row(String row) {
        return Objects.requireNonNull(rows.get(row), "every row has its truth");
    }

    /** The act that a row tells of, unless it was invented. */
    Optional<Act> actOf(String row) {
        return Optional.ofNullable(acts.get(row(row).actId()));
    }

    /** Whether a report of this type claims what some advertiser pays for. */
    boolean isConversionType(String type) {
        return conversionTypes.contains(type);
    }

    /** Attribution settings by name. */
    Set<String> settings() {
        return credit.keySet();
    }

    /** What campaigns truly earned by conversions, under a setting. */
    Map<Cell, Sum> earned(String setting) {
        return credit.getOrDefault(setting, Map.of());
    }

    /** Rows of one conversion that has several, by its act. */
    Map<String, List<String>> copies() {
        return copies;
    }

    private void act(JsonNode line, Map<String, BigDecimal> refunds) {
        String currency = line.path("currency").asText();
        BigDecimal value = currency.isEmpty()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(
                        line.path("valueMinor").asLong(),
                        Currency.getInstance(currency).getDefaultFractionDigits());
        boolean isRefund = line.has("refundOf");
        boolean isConversion = line.path("goal").asBoolean() && !isRefund;
        if (isRefund) {
            refunds.merge(line.path("refundOf").asText(), value, BigDecimal::add);
        }
        if (isConversion) {
            conversionTypes.add(line.path("type").asText());
        }
        acts.put(
                line.path("actId").asText(),
                new Act(line.path("userId").asText(), isConversion, isRefund, value, currency));
    }

    private void row(JsonNode line) {
        rows.put(
                line.path("row").asText(),
                new Row(
                        line.path("actId").asText(),
                        line.path("expected").asText(),
                        line.path("code").asText()));
    }

    private void credit(JsonNode line) {
        Optional.ofNullable(acts.get(line.path("actId").asText()))
                .filter(act -> act.isConversion() && line.has("lastTouch"))
                .ifPresent(act -> {
                    add("last_touch", line.path("lastTouch"), act, 1);
                    JsonNode all = line.path("linear");
                    all.forEach(engagement -> add("linear", engagement, act, all.size()));
                });
    }

    private void add(String setting, JsonNode engagement, Act act, int sharing) {
        Sum part = new Sum(1.0 / sharing, act.value().divide(BigDecimal.valueOf(sharing), MathContext.DECIMAL64));
        Cell cell = new Cell(engagement.path("campaignId").asText(), act.currency());
        Objects.requireNonNull(credit.get(setting)).merge(cell, part, Sum::plus);
    }

    private void copies(JsonNode line) {
        String actId = line.path("actId").asText();
        if (Optional.ofNullable(acts.get(actId)).filter(Act::isConversion).isPresent()) {
            List<String> told = new ArrayList<>();
            line.path("rows").forEach(row -> told.add(row.asText()));
            copies.put(actId, told);
        }
    }
}
