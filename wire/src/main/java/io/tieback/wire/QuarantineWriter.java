package io.tieback.wire;

import java.util.List;

/** Writes which reports wait in quarantine. */
public final class QuarantineWriter {
    private QuarantineWriter() {}

    /**
     * The document.
     *
     * @param complete whether there are none behind them
     */
    public static byte[] write(List<QuarantineLine> lines, boolean complete) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("reports");
            for (QuarantineLine line : lines) {
                json.writeStartObject();
                json.writeStringField("reportId", line.reportId());
                JsonOutput.text(json, "advertiserId", line.advertiserId());
                json.writeStringField("receivedAt", line.receivedAt().toString());
                json.writeArrayFieldStart("codes");
                for (String code : line.codes()) {
                    json.writeString(code);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("complete", complete);
        });
    }
}
