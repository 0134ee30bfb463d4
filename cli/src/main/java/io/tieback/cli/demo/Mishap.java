package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** What shops get wrong in a report. Each makes the row one that is not admitted. */
enum Mishap {
    MILLISECONDS(15) {
        @Override
        void happenTo(ObjectNode row) {
            row.put("occurredAt", row.path("occurredAt").asLong() * 1_000);
        }
    },
    FUTURE(8) {
        @Override
        void happenTo(ObjectNode row) {
            row.put(
                    "occurredAt",
                    row.path("occurredAt").asLong() + Duration.ofDays(3).toSeconds());
        }
    },
    TOO_OLD(6) {
        @Override
        void happenTo(ObjectNode row) {
            row.put(
                    "occurredAt",
                    row.path("occurredAt").asLong() - Duration.ofDays(70).toSeconds());
        }
    },
    CURRENCY_OF_OWN(10) {
        @Override
        void happenTo(ObjectNode row) {
            row.put("value", "12.50").put("currency", "EURO");
        }
    },
    DECIMAL_COMMA(6) {
        @Override
        void happenTo(ObjectNode row) {
            row.put("value", "12,50 €").put("currency", "EUR");
        }
    },
    NO_TYPE(4) {
        @Override
        void happenTo(ObjectNode row) {
            row.remove("conversionType");
        }
    };

    private final int times;

    Mishap(int times) {
        this.times = times;
    }

    /** How often on the day. */
    int times() {
        return times;
    }

    abstract void happenTo(ObjectNode row);
}
