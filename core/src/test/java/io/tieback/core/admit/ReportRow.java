package io.tieback.core.admit;

import io.tieback.core.admit.RawValue.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A raw report that is sound until a test changes a field. */
final class ReportRow {
    static final String ROW = "reports[0]";

    private final Map<String, RawValue> fields = new HashMap<>();
    private RawIdentifiers identifiers = RawIdentifiers.none(ROW);

    ReportRow() {
        text("conversionType", "checkout");
        text("actionSource", "web");
        text("ingestChannel", "tag");
        number("occurredAt", "1764000000");
        text("eventId", "e-1");
        text("ip", "192.0.2.1");
    }

    ReportRow text(String name, String text) {
        return put(name, Form.TEXT, text);
    }

    ReportRow number(String name, String literal) {
        return put(name, Form.NUMBER, literal);
    }

    ReportRow put(String name, Form form, String text) {
        fields.put(name, new RawValue(ROW, name, form, text));
        return this;
    }

    ReportRow without(String name) {
        fields.remove(name);
        return this;
    }

    ReportRow emails(String... emails) {
        List<RawValue> values = new ArrayList<>();
        for (String email : emails) {
            values.add(RawValue.text(ROW, "identifiers.emails[" + values.size() + "]", email));
        }
        RawIdentifiers none = RawIdentifiers.none(ROW);
        identifiers = new RawIdentifiers(
                values,
                none.hashedEmails(),
                none.phones(),
                none.hashedPhones(),
                none.mobileAdIds(),
                none.hashedMobileAdIds(),
                none.externalIds(),
                none.cookies(),
                none.clickId());
        return this;
    }

    RawReport raw(Issue... found) {
        return new RawReport(
                at("advertiserId"),
                at("dataSet"),
                at("conversionType"),
                at("actionSource"),
                at("ingestChannel"),
                at("occurredAt"),
                at("eventId"),
                at("orderId"),
                new RawMoney(at("value"), at("currency")),
                reference("refundOf"),
                reference("correctionOf"),
                identifiers,
                at("ip"),
                at("userAgent"),
                new RawConsent(at("optOut"), at("limitedUse"), at("region")),
                List.of(found));
    }

    private RawReference reference(String name) {
        boolean absent = !fields.containsKey(name + ".eventId") && !fields.containsKey(name + ".orderId");
        RawValue whole = absent ? RawValue.absent(ROW, name) : new RawValue(ROW, name, Form.OTHER, "");
        return new RawReference(whole, at(name + ".eventId"), at(name + ".orderId"));
    }

    private RawValue at(String name) {
        return fields.getOrDefault(name, RawValue.absent(ROW, name));
    }
}
