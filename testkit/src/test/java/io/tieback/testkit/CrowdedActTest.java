package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.Trace;
import io.tieback.engine.act.ActStep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An act with more reports than are kept of it. */
class CrowdedActTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void copiesBeyondTheBoundLeaveRoomForARefund() {
        try (SequentialRuntime runtime = new SequentialRuntime(Worlds.pipeline())) {
            for (int copy = 0; copy < ActStep.MAX_COPIES + 6; copy++) {
                runtime.accept(NOON.plusSeconds(copy), report("r" + (100 + copy), Optional.empty()));
            }
            assertThat(value(runtime)).isEqualTo(100 * Money.MICROS);
            Reference back = new Reference(Reference.Role.REFUND, Reference.By.EVENT_ID, "ev");
            runtime.accept(NOON.plusSeconds(1_000), report("refund", Optional.of(back)));
            assertThat(value(runtime)).isZero();
        }
    }

    private static long value(SequentialRuntime runtime) {
        return runtime.ledger().values().stream()
                .mapToLong(LedgerEntry::valueMicros)
                .sum();
    }

    private static ConversionReport report(String id, Optional<Reference> reference) {
        return new ConversionReport(
                id,
                "shop",
                "web",
                new ConversionType("checkout"),
                ActionSource.WEB,
                IngestChannel.TAG,
                NOON,
                reference.isEmpty() ? "ev" : "",
                "",
                Optional.of(new Money(100 * Money.MICROS, "EUR")),
                reference,
                List.of(),
                Trace.UNKNOWN,
                0,
                ZoneOffset.UTC);
    }
}
