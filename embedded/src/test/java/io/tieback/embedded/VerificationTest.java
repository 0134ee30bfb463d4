package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupSum;
import io.tieback.engine.codec.LedgerCodec;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

final class VerificationTest {
    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @ParameterizedTest
    @CsvSource({"21, false", "22, false", "23, true", "24, true", "25, true", "26, true"})
    void everyLawHoldsOnWhatARuntimeLeft(long seed, boolean erasures) {
        fill(seed, erasures);
        assertThat(verify())
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
        assertThat(verify())
                .extracting(Law::name)
                .startsWith("log", "conservation", "credit", "value", "rollups", "replay-ledger", "replay-sums")
                .hasSize(erasures ? 7 : 8);
        assertThat(dir.resolve("verification")).doesNotExist();
    }

    @Test
    void anAlteredLedgerRowBreaksTheLawsThatItTouches() {
        fill(21, false);
        alter(Column.LEDGER, value -> {
            LedgerEntry entry = LedgerCodec.ENTRY.decode(value);
            return LedgerCodec.ENTRY.encode(entry.takenBack(entry.reason()));
        });
        assertThat(broken()).contains("credit", "rollups", "replay-ledger").doesNotContain("log", "conservation");
    }

    @Test
    void aLawCountsReportsAndABrokenOneNamesTheReportInWords() {
        fill(21, false);
        long admitted;
        try (EmbeddedRuntime runtime = open()) {
            admitted = runtime.readings().conservation(Optional.empty()).stream()
                    .mapToLong(row -> row.admitted() + row.exactDuplicates())
                    .sum();
        }
        assertThat(detail("credit")).isEqualTo(admitted + " reports");
        alter(Column.LEDGER, value -> {
            LedgerEntry entry = LedgerCodec.ENTRY.decode(value);
            return LedgerCodec.ENTRY.encode(entry.takenBack(entry.reason()));
        });
        assertThat(detail("credit")).contains(" of " + admitted + " reports break it; first: report ", ", not as one");
        assertThat(verify()).allSatisfy(law -> assertThat(law.detail()).doesNotContain("["));
    }

    private String detail(String name) {
        return verify().stream()
                .filter(law -> law.name().equals(name))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    @Test
    void anAlteredCellTallyOrStateIsFound() {
        fill(21, false);
        alter(
                Column.ROLLUPS,
                value -> LedgerCodec.SUM.encode(
                        LedgerCodec.SUM.decode(value).plus(new RollupSum(1, BigInteger.ZERO, 0))));
        assertThat(broken()).containsExactly("rollups", "replay-sums");
        alter(Column.TALLIES, value -> Tallies.count(Tallies.count(value) + 1));
        assertThat(broken()).contains("conservation");
        alter(Column.STATE, value -> new byte[] {1, 2, 3});
        assertThat(broken()).contains("replay-state");
    }

    @Test
    void aSealedPartThatWasMovedIsFound() {
        fill(21, false);
        alter(Column.LOG, value -> {
            LogRow row = LogRow.CODEC.decode(value);
            byte[] sealed = row.sealed().clone();
            if (sealed.length > 0) {
                sealed[sealed.length - 1] ^= 1;
            }
            return LogRow.CODEC.encode(
                    new LogRow(row.receivedAt(), row.open(), sealed, row.issueCodes(), row.sealedUnknownFields()));
        });
        assertThat(broken()).contains("log");
    }

    @Test
    void aLogThatLostAcknowledgedRowsIsFoundAndNotOpened() throws IOException {
        fill(21, false);
        try (Database database = Database.open(dir.resolve("store"), StoreSettings.small());
                RocksIterator rows = database.iterator(Column.LOG);
                WriteBatch batch = new WriteBatch()) {
            rows.seekToLast();
            long last = LogRow.offset(rows.key());
            database.delete(batch, Column.LOG, rows.key());
            database.put(batch, Column.META, Rows.PROCESSED, Rows.number(last));
            database.writeSynced(batch);
        }
        assertThat(broken()).contains("log");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("were acknowledged");
        Files.delete(dir.resolve("acknowledged"));
        open().close();
    }

    @Test
    void anotherPepperIsFoundAndNotUsed() throws IOException {
        fill(21, false);
        Files.writeString(dir.resolve("pepper"), "00".repeat(32));
        assertThatThrownBy(this::open).isInstanceOf(DataFormatException.class).hasMessageContaining("pepper");
        assertThatThrownBy(this::verify).isInstanceOf(DataFormatException.class).hasMessageContaining("pepper");
    }

    @Test
    void aFolderOfSomethingElseIsLeftAsItIs() throws IOException {
        Files.writeString(dir.resolve("notes.txt"), "mine");
        assertThatThrownBy(this::open).isInstanceOf(DataFormatException.class).hasMessageContaining("notes.txt");
        assertThat(dir.resolve("store")).doesNotExist();
    }

    @Test
    void anOpenDirectoryOrNoneIsRefused() {
        assertThatThrownBy(this::verify).isInstanceOf(DataFormatException.class);
        try (EmbeddedRuntime runtime = open()) {
            assertThatThrownBy(this::verify).isInstanceOf(DataDirectoryBusyException.class);
            assertThat(runtime.readings().figures().sound()).isTrue();
        }
    }

    private void fill(long seed, boolean erasures) {
        SeededInputs inputs = new SeededInputs(seed, erasures);
        try (EmbeddedRuntime runtime = open()) {
            for (int request = 0; request < 30; request++) {
                runtime.door().append(inputs.next(20, clock.instant()));
                clock.advance(Duration.ofHours(5));
            }
            awaitQuiet(runtime);
        }
    }

    /** Rewrites the first row of a column in place. */
    private void alter(Column column, UnaryOperator<byte[]> change) {
        try (Database database = Database.open(dir.resolve("store"), StoreSettings.small());
                RocksIterator rows = database.iterator(column);
                WriteBatch batch = new WriteBatch()) {
            rows.seekToFirst();
            database.put(batch, column, rows.key(), change.apply(rows.value()));
            database.writeSynced(batch);
        }
    }

    private List<String> broken() {
        return verify().stream().filter(law -> !law.held()).map(Law::name).toList();
    }

    private List<Law> verify() {
        return Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {});
    }

    private EmbeddedRuntime open() {
        return EmbeddedRuntime.open(dir, settings(), clock);
    }
}
