package io.tieback.wire;

import io.tieback.wire.EngagementAnswer.Earned;

/** Writes what an engagement earned. */
public final class EngagementWriter {
    private EngagementWriter() {}

    /** The document. */
    public static byte[] write(EngagementAnswer answer) {
        return JsonOutput.object(json -> {
            JsonOutput.text(json, "engagementId", answer.engagementId());
            JsonOutput.optionalText(json, "userId", answer.userId().orElse(""));
            JsonOutput.text(json, "advertiserId", answer.advertiserId());
            JsonOutput.text(json, "campaignId", answer.campaignId());
            JsonOutput.text(json, "adId", answer.adId());
            json.writeStringField("kind", JsonOutput.name(answer.kind()));
            json.writeStringField("occurredAt", answer.occurredAt().toString());
            json.writeBooleanField("complete", answer.complete());
            json.writeArrayFieldStart("credits");
            for (Earned earned : answer.credits()) {
                json.writeStartObject();
                json.writeStringField("setting", earned.setting());
                json.writeStringField("actId", earned.actId());
                json.writeStringField("reportId", earned.reportId());
                json.writeStringField("conversionType", earned.conversionType());
                json.writeStringField("occurredAt", earned.occurredAt().toString());
                json.writeStringField("day", earned.day().toString());
                JsonOutput.share(json, earned.share());
                JsonOutput.money(json, earned.valueMicros(), earned.currency());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
