package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.report.EngagementKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * How the shop reports its acts: by tag at once and half empty, by server later and with better identifiers, by app and
 * by file; some copies share the event id, some the order id alone, some are sent twice.
 */
final class Reporting {
    private static final Duration CLICK_KEPT = Duration.ofDays(7);

    private final SplittableRandom random;
    private final Map<String, List<Exposure>> clicks;

    Reporting(SplittableRandom random, List<Exposure> exposures) {
        this.random = random;
        this.clicks = exposures.stream()
                .filter(exposure -> exposure.kind() == EngagementKind.CLICK)
                .collect(Collectors.groupingBy(Exposure::userId));
    }

    /** All reports of an act. */
    List<SentRow> reports(TrueAct act) {
        List<SentRow> sent = new ArrayList<>();
        switch (act.type()) {
            case "offline_purchase" -> sent.add(file(act));
            case "in_app_purchase" -> sent.addAll(pair(act, app(act), 0.95, 0.3));
            default -> sent.addAll(pair(act, tag(act), 0.85, 0.75));
        }
        SentRow first = sent.get(0);
        if (chance(0.06)) {
            // The page was loaded again.
            Instant again = first.sentAt().plusSeconds(5 + random.nextInt(600));
            sent.add(new SentRow(first.row().deepCopy(), act.actId(), again, true));
        }
        return sent;
    }

    /** By the browser or the app, by the server, or by both, of which one may lack the value. */
    private List<SentRow> pair(TrueAct act, SentRow direct, double directly, double byServer) {
        List<SentRow> sent = new ArrayList<>();
        if (chance(directly)) {
            sent.add(direct);
        }
        if (sent.isEmpty() || chance(byServer)) {
            sent.add(server(act, direct.row()));
        }
        if (sent.size() == 2 && chance(0.12)) {
            sent.get(chance(0.8) ? 0 : 1).row().remove(List.of("value", "currency"));
        }
        return sent;
    }

    private SentRow tag(TrueAct act) {
        ObjectNode row = row(act, "web-shop", "web", "tag", act.at());
        ObjectNode ids = Rows.object();
        if (chance(0.35)) {
            Rows.putOne(ids, "hashedEmails", sha256(email(act.person())));
        }
        if (chance(0.6)) {
            Rows.put(ids, "clickId", latestClick(act));
        }
        return sent(row, ids, act, act.at().plusSeconds(1));
    }

    private SentRow app(TrueAct act) {
        ObjectNode row = row(act, "app", chance(0.5) ? "app_ios" : "app_android", "mmp", act.at());
        ObjectNode ids = Rows.object();
        if (chance(0.9)) {
            Rows.putOne(ids, "mobileAdIds", act.person().mobileAdId());
        }
        return sent(row, ids, act, act.at().plusSeconds(20 + random.nextInt(900)));
    }

    private SentRow server(TrueAct act, ObjectNode direct) {
        Instant at = act.at().plusSeconds(1 + random.nextInt(5));
        String source = direct.path("actionSource").asText();
        ObjectNode row = row(act, direct.path("dataSet").asText(), source, "conversions_api", at);
        if (!act.currency().isEmpty() && chance(0.2)) {
            // The server counts its own events: only the order's id says that both are one.
            row.put("eventId", "srv-" + act.actId());
        }
        ObjectNode ids = Rows.object();
        if (chance(0.7)) {
            Rows.putOne(ids, "hashedEmails", sha256(email(act.person())));
        }
        if (chance(0.4) && !act.person().phone().isEmpty()) {
            Rows.putOne(ids, "hashedPhones", sha256(act.person().phone().substring(1)));
        }
        if (chance(0.6)) {
            Rows.putOne(ids, "externalIds", act.person().customerId());
        }
        return sent(row, ids, act, at.plusSeconds(60 + random.nextInt(6 * 3_600)));
    }

    private SentRow file(TrueAct act) {
        ObjectNode row = row(act, "stores", "offline", "offline_file", act.at());
        row.remove("eventId");
        ObjectNode ids = Rows.object();
        if (chance(0.7)) {
            Rows.putOne(ids, "phones", act.person().phone());
        }
        if (chance(0.4)) {
            Rows.putOne(ids, "emails", email(act.person()));
        }
        if (chance(0.5)) {
            Rows.putOne(ids, "externalIds", act.person().customerId());
        }
        return sent(row, ids, act, act.at().plusSeconds(6 * 3_600));
    }

    private static ObjectNode row(TrueAct act, String dataSet, String source, String channel, Instant at) {
        ObjectNode row = Rows.object();
        row.put("dataSet", dataSet);
        row.put("conversionType", act.type());
        row.put("actionSource", source);
        row.put("ingestChannel", channel);
        row.put("occurredAt", at.getEpochSecond());
        row.put("eventId", "evt-" + act.actId());
        if (!act.currency().isEmpty()) {
            row.put("orderId", "order-" + act.actId());
            row.put("value", act.value().toPlainString());
            row.put("currency", act.currency());
        }
        return row;
    }

    private static SentRow sent(ObjectNode row, ObjectNode ids, TrueAct act, Instant sentAt) {
        if (!ids.isEmpty()) {
            row.set("identifiers", ids);
        }
        return new SentRow(row, act.actId(), sentAt, true);
    }

    private String email(Person person) {
        List<String> emails = person.emails();
        return emails.get(chance(0.75) ? 0 : random.nextInt(emails.size()));
    }

    private String latestClick(TrueAct act) {
        String latest = "";
        for (Exposure click : clicks.getOrDefault(act.person().userId(), List.of())) {
            boolean kept =
                    !click.at().isAfter(act.at()) && click.at().isAfter(act.at().minus(CLICK_KEPT));
            latest = kept ? click.clickId() : latest;
        }
        return latest;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** As shops hash: of the normalised identifier, phones without their plus where the API says so. */
    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
