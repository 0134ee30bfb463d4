package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.report.Input;
import io.tieback.engine.pipeline.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRuntimeTest {
    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @Test
    void whatTheDoorTookIsProcessedAndRead() {
        List<Input> inputs = new SeededInputs(1, false).next(500, clock.instant());
        try (EmbeddedRuntime runtime = open()) {
            Receipt receipt = runtime.door().append(inputs);
            assertThat(receipt).isEqualTo(new Receipt(SeededInputs.START, 0));
            awaitQuiet(runtime);
            long reports = inputs.stream()
                    .filter(input -> AppendRequest.Mark.of(input).isPresent())
                    .count();
            List<ConservationRow> rows = runtime.readings().conservation(Optional.empty());
            assertThat(rows.stream().mapToLong(ConservationRow::received).sum()).isEqualTo(reports);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.pending()).isZero();
                assertThat(row.settled()).isEqualTo(row.received());
            });
            assertThat(runtime.readings().counts()).containsKey("sightings");
        }
    }

    @Test
    void aRestartGoesOnWhereItStood() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(new SeededInputs(1, false).next(100, clock.instant()));
        }
        try (EmbeddedRuntime runtime = open()) {
            Receipt receipt = runtime.door().append(new SeededInputs(2, false).next(10, clock.instant()));
            assertThat(receipt.firstOffset()).isEqualTo(100);
            awaitQuiet(runtime);
            assertThat(runtime.readings().figures()).isEqualTo(new RuntimeFigures(110, 110, 0, true));
        }
    }

    @Test
    void receivedAtNeverRunsBackNotEvenOverARestart() {
        Instant later = SeededInputs.START.plus(Duration.ofHours(25));
        clock.set(later);
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(new SeededInputs(1, false).next(1, later));
        }
        clock.set(SeededInputs.START);
        try (EmbeddedRuntime runtime = open()) {
            assertThat(runtime.door().now()).isEqualTo(later);
            assertThat(runtime.door()
                            .append(new SeededInputs(2, false).next(1, later))
                            .receivedAt())
                    .isEqualTo(later);
        }
    }

    @Test
    void oneRuntimeAtATimeHasADirectory() {
        try (EmbeddedRuntime runtime = open()) {
            assertThatThrownBy(this::open).isInstanceOf(DataDirectoryBusyException.class);
            assertThat(runtime.readings().figures().sound()).isTrue();
        }
        open().close();
    }

    @Test
    void anUnknownFormatIsRefusedAndLeftAsItIs() throws IOException {
        open().close();
        Files.writeString(dir.resolve("FORMAT"), "1\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("has format 1; this version knows format " + DataDirectory.FORMAT);
        assertThat(dir.resolve("FORMAT")).hasContent("1\n");
    }

    @Test
    void aDirectoryKeepsItsPipelineSettings() {
        open().close();
        PipelineSettings presets = PipelineSettings.presets();
        PipelineSettings others = new PipelineSettings(
                presets.eventIdWindow().plusDays(1),
                presets.orderIdWindow(),
                presets.reopenFor(),
                presets.keepFor(),
                presets.userMatching(),
                presets.attributionSettings());
        assertThatThrownBy(() -> EmbeddedRuntime.open(dir, settings().withPipeline(others), clock))
                .isInstanceOf(DataFormatException.class);
        open().close();
    }

    @Test
    void thePepperIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        byte[] first;
        try (EmbeddedRuntime runtime = open()) {
            first = runtime.pepperSecret();
        }
        try (EmbeddedRuntime runtime = open()) {
            assertThat(runtime.pepperSecret()).isEqualTo(first).hasSize(32);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("pepper"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aClosedRuntimeSaysSo() {
        EmbeddedRuntime runtime = open();
        runtime.close();
        runtime.close();
        assertThatThrownBy(() -> runtime.readings().counts()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> runtime.door().append(List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> runtime.door().claim("k", new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    private EmbeddedRuntime open() {
        return EmbeddedRuntime.open(dir, settings(), clock);
    }
}
