package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;

/** To an event id within advertiser, data set and conversion type. */
public sealed interface EventIdMessage extends Message {
    /** Their bytes. */
    Codec<EventIdMessage> CODEC = Codec.versioned(1, EventIdMessage::write, EventIdMessage::read);

    /** The report. */
    ConversionReport report();

    @Override
    default int stage() {
        return StageOrder.EVENT_ID;
    }

    /** A report carries the event id. */
    record Arrive(ConversionReport report) implements EventIdMessage {
        @Override
        public String key() {
            return DedupKeys.of(report, report.eventId());
        }
    }

    /** A refund or a correction refers to the event id. */
    record Refer(ConversionReport report) implements EventIdMessage {
        @Override
        public String key() {
            return DedupKeys.of(report, report.reference().orElseThrow().id());
        }
    }

    private static void write(ByteWriter w, EventIdMessage message) {
        w.one(message instanceof Arrive ? 1 : 2);
        Fields.wholeReport(w, message.report());
    }

    private static EventIdMessage read(ByteReader r) {
        int kind = r.one();
        return switch (kind) {
            case 1 -> new Arrive(Fields.wholeReport(r));
            case 2 -> new Refer(Fields.wholeReport(r));
            default -> throw new CorruptBytesException("event id message of kind " + kind);
        };
    }
}
