package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A row for {@code POST /v1/reports}.
 *
 * @param row its JSON
 * @param actId the act that it reports, for the truth alone
 * @param sentAt when the shop would have sent it: decides the order
 * @param isInOrder whether it can be admitted
 */
record SentRow(ObjectNode row, String actId, Instant sentAt, boolean isInOrder) {
    SentRow broken() {
        return new SentRow(row, actId, sentAt, false);
    }
}
