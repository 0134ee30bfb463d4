package io.tieback.world.report;

import io.tieback.world.act.Act;
import io.tieback.world.write.JsonLine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a report as the advertiser sends it, and what is true of it. */
final class ReportJson {
    private static final long DAY_MILLIS = 86_400_000L;

    private final long startMillis;

    ReportJson(long startMillis) {
        this.startMillis = startMillis;
    }

    /** {@code {"row", "advertiserId", "receivedAt", "report": {…}}}. */
    void report(JsonLine json, String row, ReportDraft report) {
        json.begin().text("row", row).text("advertiserId", report.advertiser.id());
        json.seconds("receivedAt", startMillis + report.receivedMillis).object("report");
        if (report.wrong != WrongRow.TYPE_MISSING) {
            json.text("conversionType", report.wrong == WrongRow.TYPE_MALFORMED ? "Add To Cart!" : report.type);
        }
        json.text("actionSource", report.wrong == WrongRow.SOURCE_UNKNOWN ? "website" : report.actionSource);
        json.text("ingestChannel", report.channelKey());
        occurredAt(json, report);
        text(json, "eventId", report.wrong == WrongRow.ID_TOO_LONG ? "x".repeat(300) : report.eventId);
        text(json, "orderId", report.orderId);
        value(json, report);
        if (report.refundOrderId != null) {
            json.object("refundOf").text("orderId", report.refundOrderId).endObject();
        }
        identifiers(json, report);
        text(json, "ip", report.ip);
        text(json, "userAgent", report.agent);
        if (report.optOut) {
            json.flag("optOut", true);
        }
        json.endObject().end();
    }

    /** What is true of the report, a line of {@code truth/reports.jsonl}; true type, time and value are the act's. */
    void truth(JsonLine json, String row, ReportDraft report) {
        json.begin().text("row", row).text("channel", report.channelKey());
        Optional<Act> act = report.seen.map(Seen::act);
        json.flag("invented", act.isEmpty());
        act.ifPresent(real -> {
            json.text("actId", real.key());
            json.number("personId", real.presence().person().id());
            real.presence().person().userId().ifPresent(user -> json.text("userId", user));
        });
        json.list("faults");
        report.faults.forEach(json::item);
        json.endList();
        if (report.optOut) {
            json.text("expected", "suppressed").text("code", "opted_out");
        } else if (report.wrong != null) {
            json.text("expected", report.wrong.status()).text("code", report.wrong.code());
        } else {
            json.text("expected", "accepted");
        }
        json.end();
    }

    private void occurredAt(JsonLine json, ReportDraft report) {
        long millis = startMillis + report.occurredMillis;
        WrongRow wrong = report.wrong == null ? WrongRow.TYPE_MISSING : report.wrong;
        switch (wrong) {
            case TIME_MISSING -> {}
            case TIME_IN_MILLISECONDS -> json.number("occurredAt", millis);
            case TIME_AS_WORD -> json.text("occurredAt", "yesterday");
            case TIME_WITHOUT_ZONE -> {
                String zoned = Instant.ofEpochSecond(millis / 1000).toString();
                json.text("occurredAt", zoned.substring(0, zoned.length() - 1));
            }
            case TIME_IN_FUTURE ->
                time(json, report, isSpoiled(report) ? startMillis + report.receivedMillis + 60 * DAY_MILLIS : millis);
            case TIME_TOO_OLD -> time(json, report, isSpoiled(report) ? millis - 200 * DAY_MILLIS : millis);
            default -> time(json, report, millis);
        }
    }

    /** A clock that is ahead says what it says, and so does a file that is late; a row made wrong lies far off. */
    private static boolean isSpoiled(ReportDraft report) {
        return report.faults.contains(Faults.ON_PURPOSE);
    }

    private static void time(JsonLine json, ReportDraft report, long millis) {
        if (report.advertiser.namesTimes()) {
            json.text("occurredAt", Instant.ofEpochMilli(millis).toString());
        } else if (millis % 1000 == 0) {
            json.number("occurredAt", millis / 1000);
        } else {
            json.seconds("occurredAt", millis);
        }
    }

    private static void value(JsonLine json, ReportDraft report) {
        if (report.valueMinor >= 0) {
            String value = Minor.text(report.valueMinor);
            json.text(
                    "value",
                    report.wrong == WrongRow.VALUE_WITH_SIGN
                            ? value + " EUR"
                            : report.wrong == WrongRow.VALUE_NEGATIVE ? "-1" + value : value);
        }
        if (report.wrong == WrongRow.CURRENCY_UNKNOWN) {
            json.text("currency", "XQZ");
        } else {
            text(json, "currency", report.currency);
        }
    }

    private static void identifiers(JsonLine json, ReportDraft report) {
        if (!report.hasIdentifier()) {
            return;
        }
        json.object("identifiers");
        one(json, "hashedEmails", report.hashedEmail);
        one(json, "hashedPhones", report.hashedPhone);
        one(json, "mobileAdIds", report.adId);
        one(json, "externalIds", report.externalId);
        one(json, "cookies", report.cookie);
        text(json, "clickId", report.clickId);
        json.endObject();
    }

    private static void one(JsonLine json, String key, @Nullable String value) {
        if (value != null) {
            json.list(key).item(value).endList();
        }
    }

    private static void text(JsonLine json, String key, @Nullable String value) {
        if (value != null) {
            json.text(key, value);
        }
    }
}
