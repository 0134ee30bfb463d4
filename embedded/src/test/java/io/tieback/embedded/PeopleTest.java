package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static io.tieback.embedded.TestRuntimes.settings;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.identity.graph.Derivation;
import io.tieback.core.identity.graph.JoinDecision;
import io.tieback.core.identity.graph.JoinDecision.Verdict;
import io.tieback.core.identity.graph.PersonEntry;
import io.tieback.core.identity.graph.PersonEntry.Change;
import io.tieback.core.identity.graph.PersonHistory;
import io.tieback.core.identity.graph.PersonLife;
import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

final class PeopleTest {
    private static final MatchKey EMAIL = SeededInputs.key(Kind.EMAIL, 1);
    private static final MatchKey TABLET = SeededInputs.key(Kind.MOBILE_AD_ID, 2);
    private static final MatchKey SHOP = SeededInputs.key(Kind.EXTERNAL_ID, 3);
    private static final PersonPolicy TWO_KINDS = new PersonPolicy(3, 2, 0.6, 6);

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(SeededInputs.START);

    @Test
    void whoSharesAnEmailAndADeviceIsOnePersonAlsoAfterARestart() {
        try (EmbeddedRuntime runtime = open()) {
            take(runtime, identified("a", EMAIL), sighted("a", TABLET), identified("b", EMAIL), identified("c", SHOP));
            Derivation first = runtime.people().derive(TWO_KINDS);
            take(runtime, sighted("b", TABLET));
            clock.advance(Duration.ofHours(1));
            Derivation second = runtime.people().derive(TWO_KINDS);

            assertThat(first.persons()).isEqualTo(3);
            assertThat(first.changes()).isEqualTo(Map.of(Change.CREATED, 3));
            assertThat(first.decisions()).isEqualTo(Map.of(Verdict.TOO_LITTLE, 1));
            assertThat(second.users()).isEqualTo(3);
            assertThat(second.persons()).isEqualTo(2);
            assertThat(second.changes()).isEqualTo(Map.of(Change.MERGED, 1));
        }
        try (EmbeddedRuntime runtime = open()) {
            PersonLife life = runtime.people().ofUser("b").orElseThrow();
            assertThat(life.person()).isEqualTo(1);
            assertThat(life.userIds()).containsExactly("a", "b");
            assertThat(life.decisions())
                    .containsExactly(
                            new JoinDecision("a", "b", List.of(Kind.EMAIL, Kind.MOBILE_AD_ID), Verdict.JOINED));
            assertThat(life.history().entries())
                    .extracting(PersonEntry::change)
                    .containsExactly(Change.CREATED, Change.CREATED, Change.MERGED);
            assertThat(life.history().before(1, SeededInputs.START.plusSeconds(60)))
                    .containsExactly(1L, 2L);
            assertThat(runtime.people().ofUser("c").orElseThrow().userIds()).containsExactly("c");
            assertThat(runtime.people().ofUser("d")).isEmpty();
        }
        assertThat(Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {}))
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
    }

    @Test
    void aWithdrawnIdentifierAndAFadedSightingSplitAPerson() {
        try (EmbeddedRuntime runtime = open()) {
            take(runtime, identified("a", EMAIL, SHOP), identified("b", EMAIL, SHOP), identified("c", TABLET));
            take(runtime, identified("d", EMAIL, TABLET), sighted("c", EMAIL));
            runtime.people().derive(new PersonPolicy(4, 1, 0, 6));
            assertThat(runtime.people().ofUser("d").orElseThrow().userIds()).containsExactly("a", "b", "c", "d");

            take(runtime, identified("b", SHOP));
            clock.advance(Duration.ofDays(122));
            take(runtime, sighted("e", SHOP));
            Derivation later = runtime.people().derive(new PersonPolicy(4, 1, 0, 6));

            assertThat(later.changes()).isEqualTo(Map.of(Change.SPLIT, 2, Change.CREATED, 1));
            assertThat(runtime.people().ofUser("a").orElseThrow().person()).isEqualTo(1);
            assertThat(runtime.people().ofUser("c").orElseThrow().history().before(3, SeededInputs.START))
                    .containsExactly(1L);
        }
    }

    @Test
    void anErasedUserLeavesNothingInTheGraphNotEvenInItsHistory() throws RocksDBException {
        try (EmbeddedRuntime runtime = open()) {
            take(
                    runtime,
                    identified("erasable-user", EMAIL),
                    identified("other", EMAIL),
                    identified("erasable-2", SHOP));
            runtime.people().derive(PersonPolicy.presets());
            assertThat(rowsWith("erasable")).isPositive();
            assertThat(rowsOnDisk()).isEqualTo(rowsWith(""));

            take(runtime, new Erasure("erasable-user", List.of()), new Erasure("erasable-2", List.of()));
            Derivation later = runtime.people().derive(PersonPolicy.presets());

            assertThat(runtime.people().ofUser("erasable-user")).isEmpty();
            assertThat(runtime.people().ofUser("other").orElseThrow().userIds()).containsExactly("other");
            assertThat(later.changes()).isEqualTo(Map.of(Change.ENDED, 1));
            assertThat(rowsWith("erasable")).isZero();
            assertThat(rowsOnDisk()).isEqualTo(rowsWith("")).isPositive();
            assertThat(runtime.people().history().entries()).hasSize(3);
        }
    }

    @Test
    void whoOptedOutHasNoPersonAndJoinsNobody() {
        try (EmbeddedRuntime runtime = open()) {
            take(
                    runtime,
                    identified("a", EMAIL),
                    identified("b", EMAIL),
                    identified("c", EMAIL),
                    identified("d", EMAIL));
            assertThat(runtime.people().derive(PersonPolicy.presets()).tooCommon())
                    .isEqualTo(Map.of(Kind.EMAIL, 1));
            take(runtime, new UserConsent("d", true));
            Derivation without = runtime.people().derive(PersonPolicy.presets());

            assertThat(runtime.people().ofUser("d")).isEmpty();
            assertThat(without.users()).isEqualTo(3);
            assertThat(without.persons()).isEqualTo(3);
            assertThat(without.tooCommon()).isEqualTo(Map.of(Kind.EMAIL, 1));
        }
    }

    @Test
    void pastTheBoundNothingIsChangedAndItIsTold() {
        try (EmbeddedRuntime runtime = open()) {
            take(runtime, identified("a", EMAIL), identified("b", EMAIL), identified("c", SHOP));
            runtime.people().derive(PersonPolicy.presets());
            take(runtime, identified("b", SHOP));
            People few = runtime.people().bounded(2);

            assertThatThrownBy(() -> few.derive(PersonPolicy.presets())).isInstanceOf(TooManyUsersException.class);
            assertThat(runtime.people().ofUser("b").orElseThrow().userIds()).containsExactly("a", "b");
        }
    }

    @Test
    void entriesReplayedGiveThePeopleOfEveryDerivation() {
        SeededInputs inputs = new SeededInputs(11, true);
        Map<Instant, Set<Long>> standing = new TreeMap<>();
        try (EmbeddedRuntime runtime = open()) {
            for (int turn = 0; turn < 25; turn++) {
                clock.advance(Duration.ofDays(9));
                runtime.door().append(inputs.next(60, clock.instant()));
                awaitQuiet(runtime);
                PersonPolicy policy = new PersonPolicy(4, 1, turn % 2 * 0.6, 6);
                Derivation found = runtime.people().derive(policy);
                List<PersonLife> lives = IntStream.range(0, 12)
                        .mapToObj(user -> runtime.people().ofUser("u" + user))
                        .flatMap(Optional::stream)
                        .toList();
                Set<Long> persons =
                        new TreeSet<>(lives.stream().map(PersonLife::person).toList());
                assertThat(lives).hasSize(found.users());
                assertThat(persons).hasSize(found.persons());
                lives.forEach(life -> assertThat(life.userIds()).hasSizeLessThanOrEqualTo(policy.mostUsersOfPerson()));
                standing.put(found.asOf(), persons);
            }
            PersonHistory history = runtime.people().history();
            standing.forEach(
                    (asOf, persons) -> assertThat(history.standing(asOf)).isEqualTo(persons));
            assertThat(new TreeSet<>(
                            history.entries().stream().map(PersonEntry::change).toList()))
                    .containsExactly(Change.values());
        }
    }

    @Test
    void anOlderDirectoryIsVerifiedAsItIsAndGetsTheColumnWhenItIsOpened() throws RocksDBException {
        try (EmbeddedRuntime runtime = open()) {
            take(runtime, identified("a", EMAIL));
        }
        dropPeople();
        assertThat(Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {}))
                .isNotEmpty()
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
        try (EmbeddedRuntime runtime = open()) {
            assertThat(runtime.people().ofUser("a")).isEmpty();
            assertThat(runtime.people().derive(PersonPolicy.presets()).persons())
                    .isEqualTo(1);
        }
    }

    private void dropPeople() throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB rocks = RocksDB.open(options, dir.resolve("store").toString(), all(), handles)) {
            rocks.dropColumnFamily(handles.get(Column.PEOPLE.ordinal()));
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    private static List<ColumnFamilyDescriptor> all() {
        return Arrays.stream(Column.values())
                .map(column -> new ColumnFamilyDescriptor(Rows.text(column.family())))
                .toList();
    }

    /** How many rows the files of the column hold, those that are overwritten or removed and the removals among them. */
    private long rowsOnDisk() throws RocksDBException {
        try (DBOptions options = new DBOptions();
                RocksDB rocks =
                        RocksDB.openReadOnly(options, dir.resolve("store").toString(), all(), new ArrayList<>())) {
            return rocks.getLiveFilesMetaData().stream()
                    .filter(file -> Rows.text(file.columnFamilyName()).equals(Column.PEOPLE.family()))
                    .mapToLong(file -> file.numEntries())
                    .sum();
        }
    }

    private long rowsWith(String text) {
        try (Database database = Database.openReadOnly(dir.resolve("store"), StoreSettings.small());
                RocksIterator rows = database.iterator(Column.PEOPLE)) {
            long found = 0;
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                String row = new String(rows.key(), ISO_8859_1) + new String(rows.value(), ISO_8859_1);
                found += row.contains(text) ? 1 : 0;
            }
            return found;
        }
    }

    private static void take(EmbeddedRuntime runtime, Input... inputs) {
        runtime.door().append(List.of(inputs));
        awaitQuiet(runtime);
    }

    private Input identified(String userId, MatchKey... keys) {
        return new UserIdentifiers(userId, clock.instant(), List.of(keys));
    }

    private Input sighted(String userId, MatchKey... keys) {
        return new Sighting(userId, clock.instant(), List.of(keys), Trace.UNKNOWN);
    }

    private EmbeddedRuntime open() {
        return EmbeddedRuntime.open(dir, settings(), clock);
    }
}
