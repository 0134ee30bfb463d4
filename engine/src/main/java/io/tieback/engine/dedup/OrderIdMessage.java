package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;
import java.util.List;

/** To an order id within advertiser, data set and conversion type. */
public sealed interface OrderIdMessage extends Message {
    /** Their bytes. */
    Codec<OrderIdMessage> CODEC = Codec.versioned(1, OrderIdMessage::write, OrderIdMessage::read);

    @Override
    default int stage() {
        return StageOrder.ORDER_ID;
    }

    /**
     * Reports that share an event id, or one report alone, carry the order id.
     *
     * @param key the order id's key
     * @param groupId first report of those that share the event id
     * @param reports one report, and refunds and corrections that waited for it
     * @param pinned whether the group is an act by itself already
     */
    record Arrive(String key, String groupId, List<ConversionReport> reports, boolean pinned)
            implements OrderIdMessage {}

    /**
     * A refund or a correction refers to the order id, or to a group that stands under it.
     *
     * @param groupId that group, or empty
     */
    record Refer(String key, String groupId, ConversionReport report) implements OrderIdMessage {}

    private static void write(ByteWriter w, OrderIdMessage message) {
        if (message instanceof Arrive arrive) {
            w.one(1)
                    .text(arrive.key())
                    .text(arrive.groupId())
                    .list(arrive.reports(), Fields::wholeReport)
                    .flag(arrive.pinned());
        } else if (message instanceof Refer refer) {
            w.one(2).text(refer.key()).text(refer.groupId());
            Fields.wholeReport(w, refer.report());
        }
    }

    private static OrderIdMessage read(ByteReader r) {
        int kind = r.one();
        return switch (kind) {
            case 1 -> new Arrive(r.text(), r.text(), r.list(Fields::wholeReport), r.flag());
            case 2 -> new Refer(r.text(), r.text(), Fields.wholeReport(r));
            default -> throw new CorruptBytesException("order id message of kind " + kind);
        };
    }
}
