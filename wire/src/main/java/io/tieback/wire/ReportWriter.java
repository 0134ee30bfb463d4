package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.Money;
import io.tieback.wire.ReportAnswer.Admission;
import io.tieback.wire.ReportAnswer.Conflict;
import io.tieback.wire.ReportAnswer.Credit;
import io.tieback.wire.ReportAnswer.Evidence;
import io.tieback.wire.ReportAnswer.ExactDedup;
import io.tieback.wire.ReportAnswer.Failure;
import io.tieback.wire.ReportAnswer.Ledger;
import io.tieback.wire.ReportAnswer.Match;
import io.tieback.wire.ReportAnswer.Release;
import io.tieback.wire.ReportAnswer.Stage;
import io.tieback.wire.ReportAnswer.UserPart;
import java.io.IOException;

/** Writes a report's life. */
public final class ReportWriter {
    private ReportWriter() {}

    /** The document. */
    public static byte[] write(ReportAnswer report) {
        return JsonOutput.object(json -> {
            json.writeStringField("reportId", report.reportId());
            ConservationWriter.slice(json, report.slice());
            json.writeStringField("receivedAt", report.receivedAt().toString());
            json.writeStringField("status", report.status());
            json.writeBooleanField("erased", report.erased());
            json.writeArrayFieldStart("stages");
            for (Stage stage : report.stages()) {
                json.writeStartObject();
                stage(json, stage);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void stage(JsonGenerator json, Stage stage) throws IOException {
        if (stage instanceof Admission admission) {
            json.writeStringField("stage", "admission");
            json.writeStringField("verdict", admission.verdict());
            JsonOutput.texts(json, "codes", admission.codes());
            if (!admission.unknownFields().isEmpty()) {
                json.writeFieldName("unknownFields");
                json.writeRawValue(admission.unknownFields());
            }
        } else if (stage instanceof Release release) {
            json.writeStringField("stage", "release");
            json.writeStringField("at", release.at().toString());
            json.writeStringField("occurredAt", release.occurredAt().toString());
        } else if (stage instanceof Failure failure) {
            json.writeStringField("stage", "failure");
            JsonOutput.optionalText(json, "at", failure.at());
        } else if (stage instanceof ExactDedup dedup) {
            dedup(json, dedup);
        } else if (stage instanceof Match match) {
            match(json, match);
        } else if (stage instanceof Credit credit) {
            credit(json, credit);
        } else if (stage instanceof Ledger ledger) {
            ledger(json, ledger);
        }
    }

    private static void dedup(JsonGenerator json, ExactDedup dedup) throws IOException {
        json.writeStringField("stage", "exact_dedup");
        json.writeStringField("verdict", dedup.verdict());
        json.writeStringField("actId", dedup.actId());
        json.writeStringField("firstReportId", dedup.firstReportId());
        if (dedup.value().isPresent()) {
            JsonOutput.money(
                    json, dedup.value().get().micros(), dedup.value().get().currency());
        }
        JsonOutput.texts(json, "otherReportIds", dedup.others());
        json.writeArrayFieldStart("adjustments");
        for (ReportAnswer.Adjustment adjustment : dedup.adjustments()) {
            json.writeStartObject();
            json.writeStringField("reportId", adjustment.reportId());
            json.writeStringField("role", adjustment.role());
            if (adjustment.value().isPresent()) {
                Money value = adjustment.value().get();
                JsonOutput.money(json, value.micros(), value.currency());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("conflicts");
        for (Conflict conflict : dedup.conflicts()) {
            json.writeStartObject();
            json.writeStringField("field", conflict.field());
            JsonOutput.text(json, "standing", conflict.standing());
            json.writeStringField("reportId", conflict.reportId());
            JsonOutput.text(json, "other", conflict.other());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void match(JsonGenerator json, Match match) throws IOException {
        json.writeStringField("stage", "match");
        json.writeNumberField("knownUsers", match.knownUsers());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : match.evidence()) {
            json.writeStartObject();
            json.writeStringField("kind", JsonOutput.name(evidence.kind()));
            json.writeNumberField("users", evidence.users());
            JsonOutput.texts(json, "reportIds", evidence.reportIds());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!match.users().isEmpty()) {
            json.writeArrayFieldStart("users");
            for (UserPart part : match.users()) {
                json.writeStartObject();
                JsonOutput.text(json, "userId", part.userId());
                JsonOutput.share(json, part.share());
                JsonOutput.money(json, part.valueMicros(), part.currency());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!match.unheard().isEmpty()) {
            JsonOutput.texts(json, "unheard", match.unheard());
        }
        if (match.odds().isPresent()) {
            json.writeObjectFieldStart("odds");
            match.odds().get().write(json);
            json.writeEndObject();
        }
    }

    private static void credit(JsonGenerator json, Credit credit) throws IOException {
        json.writeStringField("stage", "credit");
        json.writeArrayFieldStart("standing");
        for (CreditLine line : credit.lines()) {
            json.writeStartObject();
            line(json, line);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void ledger(JsonGenerator json, Ledger ledger) throws IOException {
        json.writeStringField("stage", "ledger");
        json.writeBooleanField("complete", ledger.complete());
        json.writeArrayFieldStart("entries");
        for (LedgerLine entry : ledger.entries()) {
            json.writeStartObject();
            json.writeStringField("causeAt", entry.causeAt().toString());
            if (entry.cause() >= 0) {
                json.writeNumberField("causeOffset", entry.cause());
            }
            json.writeStringField("cause", entry.cause() >= 0 ? "input" : "timer");
            json.writeStringField("reason", JsonOutput.name(entry.reason().name()));
            line(json, entry.credit());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void line(JsonGenerator json, CreditLine line) throws IOException {
        JsonOutput.optionalText(json, "setting", line.setting());
        json.writeStringField("outcome", RollupKey.outcome(line.target()));
        if (line.target() instanceof Target.Merged merged) {
            json.writeStringField("intoReportId", merged.intoReportId());
        } else if (line.target() instanceof Target.Credited credited) {
            JsonOutput.text(json, "engagementId", credited.engagementId());
            JsonOutput.text(json, "campaignId", credited.campaignId());
            JsonOutput.text(json, "adId", credited.adId());
        }
        JsonOutput.share(json, line.share());
        JsonOutput.money(json, line.valueMicros(), line.currency());
    }
}
