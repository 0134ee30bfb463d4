package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.SealKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.RocksIterator;

final class ErasureTest {
    private static final MatchKey EMAIL = SeededInputs.key(MatchKey.Kind.EMAIL, 4711);

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @Test
    void whatASubjectLeftInTheLogCannotBeReadOnceItIsErased() {
        try (EmbeddedRuntime runtime = open(2_000)) {
            runtime.door().append(List.of(report("before"), sighting()));
            awaitQuiet(runtime);
            ReportLife readable = runtime.readings().report("before").orElseThrow();
            assertThat(readable.erased()).isFalse();
            assertThat(((ConversionReport) readable.received()).matchKeys()).containsExactly(EMAIL);

            runtime.door().append(List.of(new Erasure("u1", List.of())));
            awaitQuiet(runtime);
            ReportLife erased = runtime.readings().report("before").orElseThrow();
            assertThat(erased.erased()).isTrue();
            assertThat(((ConversionReport) erased.received()).matchKeys()).isEmpty();

            runtime.door().append(List.of(report("after")));
            awaitQuiet(runtime);
            assertThat(runtime.readings().report("after").orElseThrow().erased())
                    .isFalse();
            assertThat(runtime.readings().report("before").orElseThrow().erased())
                    .isTrue();
        }
    }

    /** What comes behind an erasure is sealed under newer keys, however far behind the processing is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096})
    void anErasureDestroysWhatCameBeforeItAndNothingElse(int batchInputs) {
        Random random = new Random(3);
        List<Boolean> erased = new ArrayList<>();
        try (EmbeddedRuntime runtime = open(batchInputs)) {
            for (int request = 0; request < 60; request++) {
                List<Input> inputs = new ArrayList<>();
                for (int row = random.nextInt(10); row >= 0; row--) {
                    if (random.nextInt(12) == 0) {
                        inputs.add(new Erasure("", List.of(EMAIL)));
                        erased.replaceAll(before -> true);
                    } else {
                        inputs.add(report("r" + erased.size()));
                        erased.add(false);
                    }
                }
                runtime.door().append(inputs);
            }
            awaitQuiet(runtime);
            for (int i = 0; i < erased.size(); i++) {
                assertThat(runtime.readings().report("r" + i).orElseThrow().erased())
                        .as("report %d", i)
                        .isEqualTo(erased.get(i));
            }
            assertThat(runtime.readings().failures(1)).isEmpty();
            long live = erased.stream().filter(gone -> !gone).count();
            // one name and a key for each time that a report came while an erasure waited
            assertThat(runtime.readings().count(Column.SUBJECTS)).isBetween(live > 0 ? 2L : 0L, 1 + live);
        }
    }

    @Test
    void anErasedSubjectsKeyIsGoneFromEveryFileOnceTheDiskIsScrubbed() throws IOException {
        try (EmbeddedRuntime runtime = open(100)) {
            runtime.door().append(List.of(report("r1"), sighting()));
            awaitQuiet(runtime);
        }
        List<byte[]> secrets = secrets();
        assertThat(secrets)
                .hasSize(2)
                .allSatisfy(secret -> assertThat(filesWith(secret)).isPositive());
        try (EmbeddedRuntime runtime = open(100)) {
            runtime.door().append(List.of(new Erasure("u1", List.of(EMAIL))));
            awaitQuiet(runtime);
            assertThat(secrets)
                    .anySatisfy(secret -> assertThat(filesWith(secret)).isPositive());
            runtime.scrub();
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(filesWith(secret)).isZero());
            assertThat(runtime.readings().report("r1").orElseThrow().erased()).isTrue();
        }
    }

    private List<byte[]> secrets() {
        List<byte[]> secrets = new ArrayList<>();
        try (Database database = Database.openReadOnly(dir.resolve("store"), StoreSettings.small());
                RocksIterator rows = database.iterator(Column.SUBJECTS)) {
            for (rows.seek(new byte[] {'k'}); rows.isValid() && rows.key()[0] == 'k'; rows.next()) {
                secrets.add(Arrays.copyOf(rows.value(), SealKey.SECRET_BYTES));
            }
        }
        return secrets;
    }

    private long filesWith(byte[] secret) throws IOException {
        String wanted = new String(secret, StandardCharsets.ISO_8859_1);
        long found = 0;
        try (Stream<Path> files = Files.list(dir.resolve("store"))) {
            for (Path file : files.toList()) {
                found += Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted) ? 1 : 0;
            }
        }
        return found;
    }

    private static Sighting sighting() {
        return new Sighting("u1", SeededInputs.START, List.of(EMAIL), Trace.UNKNOWN);
    }

    private static ConversionReport report(String id) {
        ConversionReport some = (ConversionReport) new SeededInputs(5, false)
                .next(50, SeededInputs.START).stream()
                        .filter(ConversionReport.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        return new ConversionReport(
                id,
                some.advertiserId(),
                some.dataSet(),
                some.conversionType(),
                some.actionSource(),
                some.ingestChannel(),
                some.occurredAt(),
                id,
                "",
                some.value(),
                Optional.empty(),
                List.of(EMAIL),
                Trace.UNKNOWN,
                0,
                some.zone());
    }

    private EmbeddedRuntime open(int batchInputs) {
        return EmbeddedRuntime.open(dir, settings().withBatchInputs(batchInputs), clock);
    }
}
