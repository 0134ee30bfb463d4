package io.tieback.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The life of a report, as {@code GET /v1/reports/{id}} tells it, in lines for people. */
public final class Explanation {
    private static final Map<String, String> GROUNDS = Map.of(
            "none", "uncalibrated shares",
            "keyed", "shares, too sure here: only reports with a key calibrated them",
            "panel", "probabilities that a truth panel calibrated");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Of a candidate so many steps are told. */
    private static final int MOST_STEPS = 6;

    private static final String BLANK = " ".repeat(16);

    private final JsonNode life;
    private final List<String> lines = new ArrayList<>();

    private Explanation(JsonNode life) {
        this.life = life;
    }

    /** The lines, at most 100 characters wide unless an identifier is long. */
    public static List<String> of(JsonNode life) {
        return new Explanation(life).lines();
    }

    private List<String> lines() {
        lines.add("Report " + text(life, "reportId"));
        lines.add(text(life, "conversionType") + " by " + text(life, "ingestChannel") + ", data set "
                + text(life, "dataSet") + " of " + text(life, "advertiserId"));
        lines.add("received " + time(life, "receivedAt") + " UTC; stands as " + words(text(life, "status"))
                + (life.path("erased").asBoolean() ? "; its personal part was erased" : ""));
        for (JsonNode stage : life.path("stages")) {
            lines.add("");
            stage(stage);
        }
        return List.copyOf(lines);
    }

    private void stage(JsonNode stage) {
        switch (text(stage, "stage")) {
            case "admission" -> admission(stage);
            case "failure" -> titled("failure", "a step failed; the report waits in quarantine " + text(stage, "at"));
            case "release" -> titled("released", text(stage, "at") + ", as of " + text(stage, "occurredAt"));
            case "exact_dedup" -> dedup(stage);
            case "match" -> match(stage);
            case "credit" -> credit(stage);
            case "ledger" -> ledger(stage);
            default -> titled(text(stage, "stage"), stage.toString());
        }
    }

    private void admission(JsonNode stage) {
        titled("admission", text(stage, "verdict"));
        boolean taken = text(stage, "verdict").equals("accepted");
        for (int i = 0; i < stage.path("codes").size(); i++) {
            String said = taken ? "with a warning: " : i == 0 ? "because of " : "also said: ";
            more(said + stage.path("codes").get(i).asText());
        }
        stage.path("unknownFields")
                .fields()
                .forEachRemaining(field -> more("unknown field " + field.getKey() + ": " + field.getValue()));
    }

    private void dedup(JsonNode stage) {
        String act = "act " + text(stage, "actId");
        titled(
                "exact dedup",
                switch (text(stage, "verdict")) {
                    case "first" -> "the first report of " + act;
                    case "duplicate" ->
                        "a copy within " + act + ", which " + text(stage, "firstReportId") + " stands for";
                    case "waiting_refund" ->
                        "a refund that waits for the report it names; it is no act and earns nothing";
                    case "waiting_correction" ->
                        "a correction that waits for the report it names; it is no act and earns nothing";
                    default -> "a " + text(stage, "verdict") + " of " + act;
                });
        if (stage.has("value")) {
            more("the act is worth " + money(stage));
        }
        stage.path("otherReportIds").forEach(id -> more("also reported by " + id.asText()));
        for (JsonNode adjustment : stage.path("adjustments")) {
            String value = adjustment.has("value") ? money(adjustment) : "all that was left";
            more(text(adjustment, "role") + " of " + value + " by " + text(adjustment, "reportId"));
        }
        for (JsonNode conflict : stage.path("conflicts")) {
            more(conflict(conflict));
        }
    }

    private static String conflict(JsonNode conflict) {
        return text(conflict, "field").equals("refund")
                ? "conflict: the refund " + text(conflict, "reportId") + " asks for " + text(conflict, "other")
                        + " and takes " + text(conflict, "standing")
                : "conflict: " + text(conflict, "field") + " " + text(conflict, "standing") + " stands, "
                        + text(conflict, "reportId") + " says " + text(conflict, "other");
    }

    private void match(JsonNode stage) {
        int known = stage.path("knownUsers").asInt();
        titled("match", known == 0 ? "nobody whom the platform knows" : Figures.counted(known, "user"));
        for (JsonNode seen : stage.path("evidence")) {
            more("by " + words(text(seen, "kind")) + ", seen with "
                    + Figures.counted(seen.path("users").asInt(), "user") + ", carried by "
                    + Figures.counted(seen.path("reportIds").size(), "report"));
        }
        for (JsonNode user : stage.path("users")) {
            more(text(user, "userId") + " holds a share of " + share(user)
                    + (user.has("value") ? ", " + money(user) : ""));
        }
        for (JsonNode why : stage.path("unheard")) {
            more(
                    why.asText().equals("server_address")
                            ? "an address was not asked: it is that of the advertiser's own server"
                            : "an address told nothing: too many reports ask it");
        }
        if (stage.has("odds")) {
            odds(stage.path("odds"));
        }
    }

    /** Each candidate with the few numbers that say most. */
    private void odds(JsonNode odds) {
        more("no key names anybody; release " + text(odds, "version") + " (" + text(odds, "release")
                + ") says, the evidence being " + words(text(odds, "segment")) + ", "
                + GROUNDS.getOrDefault(text(odds, "ground"), "") + ":");
        for (JsonNode candidate : odds.path("candidates")) {
            more("  " + likely(candidate) + "  " + text(candidate, "userId"));
            StreamSupport.stream(candidate.path("why").spliterator(), false)
                    .sorted(Comparator.comparingDouble(
                            step -> -Math.abs(step.path("logOdds").asDouble())))
                    .limit(MOST_STEPS)
                    .forEach(step -> more("          " + step(step)));
        }
        more("  " + probability(odds, "nobody") + "  nobody whom the platform knows");
        JsonNode home = odds.path("household");
        if (home.path("users").asInt() > 0) {
            List<String> others = new ArrayList<>();
            home.path("userIds").forEach(user -> others.add(user.asText()));
            String who =
                    others.isEmpty() ? Figures.counted(home.path("users").asInt(), "user") : String.join(", ", others);
            more("by household, which is an answer of its own: " + likely(home) + "  " + who);
        }
    }

    private static String step(JsonNode step) {
        String seen =
                step.has("seen") ? " of " + step.path("seen").decimalValue().toPlainString() : "";
        return String.format(Locale.ROOT, "%+7.2f by %s%s", step.path("logOdds").asDouble(), text(step, "step"), seen);
    }

    private static String likely(JsonNode node) {
        return probability(node, node.has("probability") ? "probability" : "share");
    }

    private static String probability(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%.4f", node.path(field).asDouble());
    }

    private void credit(JsonNode stage) {
        titled("credit", "where the report stands now");
        Table table =
                Table.of(Column.left("setting"), Column.left("goes to"), Column.right("share"), Column.right("value"));
        for (JsonNode line : stage.path("standing")) {
            table.row(setting(line), target(line), share(line), money(line));
        }
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private void ledger(JsonNode stage) {
        JsonNode entries = stage.path("entries");
        titled(
                "ledger",
                Figures.count(entries.size()) + " entries, in order"
                        + (stage.path("complete").asBoolean(true) ? "" : "; later ones are not listed"));
        Table table = Table.of(
                Column.left("at (UTC)"),
                Column.left("because"),
                Column.left("setting"),
                Column.left("goes to"),
                Column.right("share"),
                Column.right("value"));
        for (JsonNode line : entries) {
            table.row(
                    time(line, "causeAt").substring(5),
                    words(text(line, "reason")),
                    setting(line),
                    place(line),
                    share(line),
                    money(line));
        }
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String setting(JsonNode line) {
        return line.has("setting") ? text(line, "setting") : "(all)";
    }

    private static String target(JsonNode line) {
        return text(line, "outcome").equals("credited")
                ? place(line) + " by " + text(line, "engagementId")
                : place(line);
    }

    private static String place(JsonNode line) {
        return switch (text(line, "outcome")) {
            case "credited" -> text(line, "adId").isEmpty() ? text(line, "campaignId") : "ad " + text(line, "adId");
            case "merged" -> "the act's first report";
            case "unattributed" -> "no engagement in time";
            default -> text(line, "outcome");
        };
    }

    private void titled(String title, String what) {
        lines.add(String.format("%-" + BLANK.length() + "s%s", title, what));
    }

    private void more(String what) {
        lines.add(BLANK + what);
    }

    private static String time(JsonNode node, String field) {
        return TIME.format(Instant.parse(text(node, field)));
    }

    private static String share(JsonNode node) {
        return node.path("conversions").decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String money(JsonNode node) {
        if (!node.has("currency")) {
            return "";
        }
        BigDecimal amount = node.path("value").decimalValue();
        return Figures.money(amount) + " " + text(node, "currency");
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
