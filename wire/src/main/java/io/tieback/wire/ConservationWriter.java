package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieback.core.report.ReportSlice;
import java.io.IOException;
import java.util.List;

/** Writes what became of all that was received. */
public final class ConservationWriter {
    private ConservationWriter() {}

    /** The document: each slice, then the totals. */
    public static byte[] write(List<ConservationLine> slices, ConservationLine totals) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("slices");
            for (ConservationLine line : slices) {
                json.writeStartObject();
                slice(json, line.slice().orElseThrow());
                counts(json, line);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("totals");
            counts(json, totals);
            json.writeEndObject();
        });
    }

    static void slice(JsonGenerator json, ReportSlice slice) throws IOException {
        JsonOutput.text(json, "advertiserId", slice.advertiserId());
        JsonOutput.text(json, "dataSet", slice.dataSet());
        json.writeStringField("conversionType", slice.conversionType());
        json.writeStringField("ingestChannel", JsonOutput.name(slice.ingestChannel()));
    }

    private static void counts(JsonGenerator json, ConservationLine line) throws IOException {
        json.writeNumberField("received", line.received());
        json.writeNumberField("pending", line.pending());
        json.writeNumberField("rejected", line.rejected());
        json.writeNumberField("quarantined", line.quarantined());
        json.writeNumberField("suppressed", line.suppressed());
        json.writeNumberField("exactDuplicates", line.exactDuplicates());
        json.writeNumberField("admitted", line.admitted());
        json.writeBooleanField("holds", line.holds());
    }
}
