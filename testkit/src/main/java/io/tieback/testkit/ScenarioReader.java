package io.tieback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads scenario files; the fields are described in {@code scenarios/README.md}. */
public final class ScenarioReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioReader() {}

    /** All scenarios of the kit, by name. */
    public static List<Scenario> all() {
        return lines("/scenarios/index.txt").stream().map(ScenarioReader::read).toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = ScenarioReader.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        return in;
    }

    private static Scenario read(String name) {
        try (InputStream in = open("/scenarios/" + name + ".json")) {
            return scenario(name, JSON.readTree(in));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("scenario " + name, e);
        }
    }

    private static Scenario scenario(String name, JsonNode root) {
        List<Scenario.Event> timeline = new ArrayList<>();
        for (JsonNode event : root.required("timeline")) {
            Instant at = Instant.parse(event.required("at").asText());
            timeline.add(new Scenario.Event(at, input(event, at)));
        }
        JsonNode expect = root.required("expect");
        return new Scenario(
                name,
                root.required("says").asText(),
                timeline,
                byId(expect.required("status"), JsonNode::asText),
                byId(expect.required("matches"), users -> byId(users, share -> new BigDecimal(share.asText()))),
                byId(expect.path("days"), JsonNode::asText),
                byId(expect.path("conflicts"), ScenarioReader::texts),
                rows(expect.required("ledger")));
    }

    private static <T> Map<String, T> byId(JsonNode node, Function<JsonNode, T> read) {
        Map<String, T> values = new TreeMap<>();
        node.properties().forEach(e -> values.put(e.getKey(), read.apply(e.getValue())));
        return values;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<Scenario.Row> rows(JsonNode node) {
        List<Scenario.Row> rows = new ArrayList<>();
        for (JsonNode row : node) {
            rows.add(new Scenario.Row(
                    row.get(0).asText(),
                    row.get(1).asText(),
                    row.get(2).asText(),
                    new BigDecimal(row.get(3).asText()),
                    row.get(4).asText()));
        }
        return rows;
    }

    private static Input input(JsonNode event, Instant at) {
        if (event.has("report")) {
            return report(event.get("report"), at);
        } else if (event.has("engagement")) {
            return engagement(event.get("engagement"), at);
        } else if (event.has("sighting")) {
            JsonNode node = event.get("sighting");
            return new Sighting(node.required("user").asText(), time(node, at), keys(node), Trace.UNKNOWN);
        } else if (event.has("identifiers")) {
            JsonNode node = event.get("identifiers");
            return new UserIdentifiers(node.required("user").asText(), time(node, at), keys(node));
        } else if (event.has("consent")) {
            JsonNode node = event.get("consent");
            return new UserConsent(
                    node.required("user").asText(), node.required("optedOut").asBoolean());
        } else if (event.has("erasure")) {
            JsonNode node = event.get("erasure");
            return new Erasure(node.path("user").asText(""), keys(node));
        } else if (event.has("refused")) {
            JsonNode node = event.get("refused");
            ReportSlice slice = new ReportSlice("shop", "web", "checkout", "TAG");
            ReportStatus status = ReportStatus.valueOf(node.required("status").asText());
            return new RefusedReport(node.required("id").asText(), slice, status, List.of("some_code"), new byte[0]);
        }
        return new Tick();
    }

    private static Input report(JsonNode node, Instant at) {
        return new ConversionReport(
                node.required("id").asText(),
                node.path("advertiser").asText("shop"),
                node.path("dataSet").asText("web"),
                new ConversionType(node.path("type").asText("checkout")),
                ActionSource.WEB,
                IngestChannel.valueOf(
                        node.path("channel").asText("conversions_api").toUpperCase(Locale.ROOT)),
                time(node, at),
                node.path("eventId").asText(""),
                node.path("orderId").asText(""),
                money(node.path("value").asText("")),
                reference(node),
                keys(node),
                Trace.UNKNOWN,
                0,
                ZoneId.of(node.path("zone").asText("UTC")));
    }

    private static Input engagement(JsonNode node, Instant at) {
        return new AdEngagement(
                node.required("id").asText(),
                node.required("user").asText(),
                node.path("advertiser").asText("shop"),
                node.path("campaign").asText("c"),
                node.path("ad").asText("ad"),
                EngagementKind.valueOf(node.path("kind").asText("click").toUpperCase(Locale.ROOT)),
                time(node, at),
                keys(node),
                Trace.UNKNOWN);
    }

    private static Instant time(JsonNode node, Instant at) {
        return node.has("occurredAt") ? Instant.parse(node.get("occurredAt").asText()) : at;
    }

    /** An amount such as {@code 10.00 EUR}; empty for empty. */
    static Optional<Money> money(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Money.ofMajor(
                        new BigDecimal(text.substring(0, text.indexOf(' '))), text.substring(text.length() - 3));
    }

    private static Optional<Reference> reference(JsonNode node) {
        for (Reference.Role role : Reference.Role.values()) {
            JsonNode of = node.path(role == Reference.Role.REFUND ? "refundOf" : "correctionOf");
            if (of.has("eventId")) {
                return Optional.of(new Reference(
                        role, Reference.By.EVENT_ID, of.get("eventId").asText()));
            } else if (of.has("orderId")) {
                return Optional.of(new Reference(
                        role, Reference.By.ORDER_ID, of.get("orderId").asText()));
            }
        }
        return Optional.empty();
    }

    private static List<MatchKey> keys(JsonNode node) {
        List<MatchKey> keys = new ArrayList<>();
        node.path("keys").forEach(key -> keys.add(key(key.asText())));
        return keys;
    }

    /** A made-up key such as {@code email:alice}. */
    static MatchKey key(String text) {
        String[] parts = text.split(":", 2);
        MatchKey.Kind kind = MatchKey.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return new MatchKey(kind, 1, parts[1].hashCode(), 0);
    }
}
