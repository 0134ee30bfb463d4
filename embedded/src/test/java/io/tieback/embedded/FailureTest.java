package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailureTest {
    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @Test
    void aThrowingStepQuarantinesThatReportAlone() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(report("a", "fine"), report("b", "throw"), report("c", "fine too")));
            awaitQuiet(runtime);
            assertThat(runtime.readings().conservation(Optional.of("adv")))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.received()).isEqualTo(3);
                        assertThat(row.admitted()).isEqualTo(2);
                        assertThat(row.quarantined()).isEqualTo(1);
                        assertThat(row.pending()).isZero();
                    });
            ReportLife life = runtime.readings().report("b").orElseThrow();
            assertThat(life.status()).contains(ReportStatus.QUARANTINED);
            assertThat(life.failure()).hasValueSatisfying(failure -> {
                assertThat(failure.exceptionClass()).isEqualTo("java.lang.IllegalStateException");
                assertThat(failure.message()).isEqualTo("as told");
                assertThat(failure.at()).startsWith("io.tieback.embedded.TestStages");
            });
            assertThat(runtime.readings().report("c").orElseThrow().failure()).isEmpty();
        }
    }

    @Test
    void whatWasQuarantinedIsReleasedOnceAndGoesOnAsIfItHadJustBeenAdmitted() {
        try (EmbeddedRuntime runtime = open()) {
            ReportSlice slice = new ReportSlice("adv", "default", "lead", "TAG");
            byte[] sealed = runtime.door().sealRow("default", new byte[] {7});
            RefusedReport refused = new RefusedReport("a", slice, ReportStatus.QUARANTINED, List.of("too_old"), sealed);
            runtime.door().append(List.of(refused, report("b", "throw")));
            awaitQuiet(runtime);
            assertThat(runtime.readings().quarantined(held -> true, "", 10))
                    .extracting(held -> held.reportId() + " " + held.issueCodes())
                    .containsExactly("a [too_old]", "b [step_failed]");
            assertThat(runtime.readings().row(refused)).contains(new byte[] {7});

            ReleasedReport release = new ReleasedReport(report("a", "fine"), List.of("too_old"));
            runtime.door().append(List.of(release, release, new ReleasedReport(report("b", "throw"), List.of())));
            runtime.door().append(List.of(release));
            awaitQuiet(runtime);
            assertThat(runtime.readings().conservation(Optional.empty()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.received()).isEqualTo(2);
                        assertThat(row.admitted()).isEqualTo(1);
                        assertThat(row.quarantined()).as("it failed again").isEqualTo(1);
                    });
            assertThat(runtime.readings().quarantined(held -> true, "a", 10))
                    .extracting(QuarantinedReport::reportId)
                    .containsExactly("b");
            assertThat(runtime.readings().counts()).containsEntry("told", 1L);
            ReportLife life = runtime.readings().report("a").orElseThrow();
            assertThat(life.released()).isPresent();
            assertThat(life.report()).contains(report("a", "fine"));
        }
    }

    @Test
    void anErasureAtWhichAStepThrowsStillMakesTheLogUnreadable() {
        MatchKey email = new MatchKey(MatchKey.Kind.EMAIL, 1, 1, 1);
        try (EmbeddedRuntime runtime = open()) {
            ConversionReport plain = report("a", "fine");
            runtime.door().append(List.of(withKeys(plain, List.of(email))));
            runtime.door().append(List.of(new Erasure("throw", List.of(email))));
            awaitQuiet(runtime);
            assertThat(runtime.readings().failures(10)).hasSize(1);
            assertThat(runtime.readings().failedTurns()).isEqualTo(1);
            assertThat(runtime.readings().report("a").orElseThrow().erased()).isTrue();
        }
    }

    private static ConversionReport withKeys(ConversionReport of, List<MatchKey> keys) {
        return new ConversionReport(
                of.reportId(),
                of.advertiserId(),
                of.dataSet(),
                of.conversionType(),
                of.actionSource(),
                of.ingestChannel(),
                of.occurredAt(),
                of.eventId(),
                of.orderId(),
                of.value(),
                of.reference(),
                keys,
                Trace.UNKNOWN,
                0,
                of.zone());
    }

    @Test
    void timersFireByTheClockWhenNothingElseComes() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(report("a", "wake"), report("b", "wake")));
            awaitQuiet(runtime);
            assertThat(runtime.readings().counts()).doesNotContainKey("woken");
            clock.advance(TestStages.WAKE);
            awaitQuiet(runtime);
            assertThat(runtime.readings().counts()).containsEntry("woken", 1L);
        }
    }

    @Test
    void timersThatFellDueWhileNobodyRanFireBeforeTheNextInput() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(report("a", "wake")));
            awaitQuiet(runtime);
        }
        clock.advance(Duration.ofDays(3));
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(report("b", "wake")));
            awaitQuiet(runtime);
            assertThat(runtime.readings().counts()).containsEntry("woken", 1L).containsEntry("told", 2L);
        }
    }

    @Test
    void aThrowingTimerIsRecordedAndGone() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(report("a", "wake-throw"), report("b", "wake-again"), report("c", "wake")));
            awaitQuiet(runtime);
            clock.advance(TestStages.WAKE);
            awaitQuiet(runtime);
            assertThat(runtime.readings().counts()).containsEntry("woken", 1L);
            assertThat(runtime.readings().failures(10))
                    .hasSize(2)
                    .allSatisfy(failed -> {
                        assertThat(failed.offset()).isEmpty();
                        assertThat(failed.due()).contains(SeededInputs.START.plus(TestStages.WAKE));
                    })
                    .extracting(failed -> failed.failure().message())
                    .containsExactlyInAnyOrder("as told", "a timer asked to be woken again no later than it was");
        }
    }

    @Test
    void manyFailuresAndARestartChangeNothingForOthers() {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            inputs.add(report("r" + i, i % 3 == 0 ? "throw" : "k" + i));
        }
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(inputs);
        }
        try (EmbeddedRuntime runtime = open()) {
            awaitQuiet(runtime);
            assertThat(runtime.readings().counts()).containsEntry("told", 200L);
            assertThat(runtime.readings().failures(1_000)).hasSize(100);
            assertThat(runtime.readings().failures(1))
                    .extracting(FailedTurn::offset)
                    .containsExactly(OptionalLong.of(0));
        }
    }

    private EmbeddedRuntime open() {
        return EmbeddedRuntime.open(
                dir,
                new EmbeddedRuntime.Parts(
                        releases -> TestStages.pipeline(), settings().withBatchInputs(7), clock));
    }

    private static ConversionReport report(String id, String eventId) {
        return new ConversionReport(
                id,
                "adv",
                "default",
                new ConversionType("lead"),
                ActionSource.WEB,
                IngestChannel.TAG,
                SeededInputs.START,
                eventId,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Trace.UNKNOWN,
                0,
                ZoneOffset.UTC);
    }
}
