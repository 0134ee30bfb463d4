package io.tieback.cli.demo;

import io.tieback.cli.demo.TrueAct.Fate;
import io.tieback.cli.demo.TrueCredit.Cell;
import io.tieback.cli.demo.TrueCredit.Sum;
import io.tieback.cli.run.Credit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What campaigns truly earned, beside what they were found to earn. */
final class TruthTable {
    private final ShopDay shopDay;
    private final Map<String, Map<Cell, Sum>> truth = new LinkedHashMap<>();
    private final Map<String, Map<Cell, Sum>> reach = new LinkedHashMap<>();

    TruthTable(ShopDay shopDay) {
        this.shopDay = shopDay;
        List<TrueAct> all = shopDay.acts();
        List<TrueAct> reachable =
                all.stream().filter(act -> act.fate() == Fate.REACHABLE).toList();
        truth.put("last_touch", TrueCredit.lastTouch(all, shopDay.exposures()));
        truth.put("linear", TrueCredit.linear(all, shopDay.exposures()));
        reach.put("last_touch", TrueCredit.lastTouch(reachable, shopDay.exposures()));
        reach.put("linear", TrueCredit.linear(reachable, shopDay.exposures()));
    }

    /** Conversions of a campaign, with values by currency. */
    record Earned(double conversions, Map<String, BigDecimal> values) {
        static final Earned NOTHING = new Earned(0, Map.of());

        Earned {
            values = Map.copyOf(values);
        }

        static Earned of(String currency, double conversions, BigDecimal value) {
            return new Earned(conversions, currency.isEmpty() ? Map.of() : Map.of(currency, value));
        }

        Earned plus(Earned other) {
            Map<String, BigDecimal> sums = new TreeMap<>(values);
            other.values.forEach((currency, value) -> sums.merge(currency, value, BigDecimal::add));
            return new Earned(conversions + other.conversions, sums);
        }

        BigDecimal value(String currency) {
            return values.getOrDefault(currency, BigDecimal.ZERO);
        }
    }

    /** What was found, what exact identifiers can reach, and what is true. */
    record Line(Earned found, Earned reach, Earned truth) {
        static final Line NONE = new Line(Earned.NOTHING, Earned.NOTHING, Earned.NOTHING);

        Line plus(Line other) {
            return new Line(found.plus(other.found), reach.plus(other.reach), truth.plus(other.truth));
        }
    }

    List<String> settings() {
        return List.copyOf(truth.keySet());
    }

    List<String> currencies() {
        TreeSet<String> currencies = new TreeSet<>();
        shopDay.acts().forEach(act -> currencies.add(act.currency()));
        currencies.remove("");
        return List.copyOf(currencies);
    }

    long actsInOrder() {
        return shopDay.acts().stream()
                .filter(act -> act.fate() == Fate.REACHABLE || act.fate() == Fate.NAMELESS)
                .count();
    }

    /** Truth of a setting by campaign and currency. */
    Map<Cell, Sum> cells(String setting) {
        return truth.getOrDefault(setting, Map.of());
    }

    /** What came of the true credit of the last touch, by how far reports could lead. */
    Map<Fate, Sum> byFate() {
        Map<Fate, Sum> fates = new TreeMap<>();
        for (Fate fate : Fate.values()) {
            List<TrueAct> acts =
                    shopDay.acts().stream().filter(act -> act.fate() == fate).toList();
            fates.put(
                    fate,
                    TrueCredit.lastTouch(acts, shopDay.exposures()).values().stream()
                            .reduce(Sum.ZERO, Sum::plus));
        }
        return fates;
    }

    /** Each campaign's line, the largest in truth first. */
    Map<String, Line> byCampaign(String setting, List<Credit> credit) {
        Map<String, Line> lines = new TreeMap<>();
        cells(setting)
                .forEach((cell, sum) -> add(lines, cell, new Line(Earned.NOTHING, Earned.NOTHING, earned(cell, sum))));
        reach.getOrDefault(setting, Map.of())
                .forEach((cell, sum) -> add(lines, cell, new Line(Earned.NOTHING, earned(cell, sum), Earned.NOTHING)));
        for (Credit row : credit) {
            if (row.isCredited() && row.setting().equals(setting)) {
                Earned found = Earned.of(row.currency(), row.conversions(), row.value());
                add(lines, new Cell(row.campaignId(), ""), new Line(found, Earned.NOTHING, Earned.NOTHING));
            }
        }
        Map<String, Line> sorted = new LinkedHashMap<>();
        lines.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Line> line) ->
                                line.getValue().truth().conversions())
                        .reversed())
                .forEach(line -> sorted.put(line.getKey(), line.getValue()));
        return sorted;
    }

    private static void add(Map<String, Line> lines, Cell cell, Line line) {
        lines.merge(cell.campaignId(), line, Line::plus);
    }

    private static Earned earned(Cell cell, Sum sum) {
        return Earned.of(cell.currency(), sum.conversions(), sum.value());
    }
}
