package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** Writes the attribution table. */
public final class AttributionWriter {
    private AttributionWriter() {}

    /** The document. */
    public static byte[] write(AttributionAnswer answer) {
        return JsonOutput.object(json -> {
            json.writeStringField("from", answer.from().toString());
            json.writeStringField("to", answer.to().toString());
            json.writeArrayFieldStart("by");
            for (String name : answer.by()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeNumberField("smallestRow", answer.smallest());
            json.writeArrayFieldStart("rows");
            for (AttributionRow row : answer.rows()) {
                row(json, row);
            }
            json.writeEndArray();
        });
    }

    private static void row(JsonGenerator json, AttributionRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("setting", row.setting());
        json.writeStringField("outcome", row.outcome());
        part(json, "advertiserId", row.advertiserId());
        part(json, "day", row.day().map(Object::toString));
        part(json, "campaignId", row.campaignId());
        part(json, "adId", row.adId());
        part(json, "conversionType", row.conversionType());
        JsonOutput.share(json, row.share());
        JsonOutput.money(json, row.valueMicros(), row.currency());
        json.writeNumberField("reports", row.reports());
        json.writeEndObject();
    }

    private static void part(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            JsonOutput.text(json, name, text.get());
        }
    }
}
