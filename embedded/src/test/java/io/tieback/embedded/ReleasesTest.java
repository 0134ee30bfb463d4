package io.tieback.embedded;

import static io.tieback.embedded.TestRuntimes.awaitQuiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Restatement;
import io.tieback.core.report.Sighting;
import io.tieback.engine.timeline.ActPart;
import io.tieback.testkit.MadeUpReleases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which release judges which report, and what is kept of releases. */
final class ReleasesTest {
    private static final Instant START = SeededInputs.START;
    private static final MatchKey ADDRESS = new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, 2);
    private static final MatchKey EMAIL = new MatchKey(MatchKey.Kind.EMAIL, 1, 3, 4);
    private static final long TENTH = LedgerEntry.WHOLE / 10;

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(START.plus(Duration.ofHours(9)));

    @Test
    void exactlyTheReportsBehindAPromotionAreJudgedByIt() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(sighting("u1"), report("before")));
            assertThat(runtime.releases().promote(MadeUpReleases.of(9))).isEqualTo(1);
            runtime.door().append(List.of(report("behind")));
        }
        try (EmbeddedRuntime runtime = open()) {
            assertThat(runtime.releases().inForce()).isEqualTo(1);
            runtime.door().append(List.of(report("later")));
            assertThat(runtime.releases().promote(MadeUpReleases.of(1))).isEqualTo(2);
            runtime.door()
                    .append(List.of(
                            report("second"),
                            new Promotion(Promotion.USER_MATCH, 1),
                            report("first-again"),
                            new Promotion(Promotion.USER_MATCH, 0),
                            report("none")));
            awaitQuiet(runtime);

            assertThat(runtime.releases().inForce()).isZero();
            assertThat(runtime.releases().kept())
                    .containsExactly(new Releases.Kept(1, "odds-9.0"), new Releases.Kept(2, "odds-1.0"));
            assertThat(matched(runtime, "before")).isEqualTo(new Matched(0, 0));
            assertThat(matched(runtime, "behind")).isEqualTo(new Matched(1, 9 * TENTH));
            assertThat(matched(runtime, "later")).isEqualTo(new Matched(1, 9 * TENTH));
            assertThat(matched(runtime, "second")).isEqualTo(new Matched(2, 5 * TENTH));
            assertThat(matched(runtime, "first-again")).isEqualTo(new Matched(1, 9 * TENTH));
            assertThat(matched(runtime, "none")).isEqualTo(new Matched(0, 0));
            assertThat(runtime.readings().report("second").orElseThrow().entries())
                    .extracting(row -> row.entry().target(), row -> row.entry().share())
                    .contains(tuple(new Target.Nobody(), 5 * TENTH));
        }
        assertLawsHold();
    }

    @Test
    void anErasureOfRivalsAtACrowdedAddressLeavesAllLawsInForce() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.releases().promote(MadeUpReleases.of(9));
            for (int user = 10; user < 60; user++) {
                runtime.door().append(List.of(sighting("u" + user)));
            }
            runtime.door().append(List.of(report("crowded")));
            awaitQuiet(runtime);
            for (int user = 40; user < 60; user++) {
                runtime.door().append(List.of(new Erasure("u" + user, List.of())));
            }
            awaitQuiet(runtime);
            assertThat(matched(runtime, "crowded").share()).isPositive();
        }
        assertThat(Verification.run(dir, MadeUpReleases::read, (phase, done, of) -> {}))
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue())
                .anySatisfy(law -> assertThat(law.detail()).contains("the odds of 1 rest on less evidence now"));
    }

    @Test
    void aReportOutOfQuarantineIsJudgedByTheReleaseThatIsInForceThen() {
        try (EmbeddedRuntime runtime = open()) {
            ConversionReport report = report("waited");
            runtime.door()
                    .append(List.of(
                            sighting("u1"),
                            new RefusedReport(
                                    "waited",
                                    report.slice(),
                                    ReportStatus.QUARANTINED,
                                    List.of("too_old"),
                                    new byte[0])));
            runtime.releases().promote(MadeUpReleases.of(9));
            runtime.door().append(List.of(new ReleasedReport(report, List.of("too_old"))));
            awaitQuiet(runtime);
            assertThat(matched(runtime, "waited")).isEqualTo(new Matched(1, 9 * TENTH));
        }
        assertLawsHold();
    }

    @Test
    void whatIsKeptAlreadyKeepsItsVersionAndWhatServesAlreadyIsNotLogged() {
        try (EmbeddedRuntime runtime = open()) {
            assertThat(runtime.releases().promote(MadeUpReleases.of(9))).isEqualTo(1);
            long appended = runtime.readings().figures().appended();
            assertThat(runtime.releases().promote(MadeUpReleases.of(9))).isEqualTo(1);
            assertThat(runtime.readings().figures().appended()).isEqualTo(appended);
            assertThat(runtime.releases().promote(MadeUpReleases.of(2))).isEqualTo(2);
            assertThat(runtime.releases().promote(MadeUpReleases.of(9))).isEqualTo(1);
            assertThat(runtime.releases().inForce()).isEqualTo(1);
            runtime.releases().promote(0);
            assertThat(runtime.releases().inForce()).isZero();
        }
    }

    @Test
    void whatCannotBeReadIsRefusedAndLeavesNothing() throws IOException {
        try (EmbeddedRuntime runtime = open()) {
            Map<String, byte[]> broken = Map.of(MadeUpReleases.FILE, Rows.text("no number"));
            assertThatThrownBy(() -> runtime.releases().promote(broken))
                    .isInstanceOf(ReleaseRefusedException.class)
                    .hasMessage("the release holds no odds");
            assertThatThrownBy(() -> runtime.releases().promote(Map.of("../odds.txt", new byte[0])))
                    .isInstanceOf(ReleaseRefusedException.class)
                    .hasMessageContaining("plain name");
            assertThatThrownBy(() -> runtime.releases().promote(Map.of())).isInstanceOf(ReleaseRefusedException.class);
            assertThatThrownBy(() -> runtime.releases().promote(1)).isInstanceOf(ReleaseRefusedException.class);
            List<Input> unknown = List.of(new Promotion(Promotion.USER_MATCH, 1));
            assertThatThrownBy(() -> runtime.door().append(unknown)).isInstanceOf(IllegalArgumentException.class);
            List<Input> otherLine = List.of(new Promotion("linker", 0));
            assertThatThrownBy(() -> runtime.door().append(otherLine)).isInstanceOf(IllegalArgumentException.class);
            assertThat(runtime.readings().figures().appended()).isZero();
        }
        try (Stream<Path> left = Files.list(dir.resolve("releases/user-match"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aDirectoryWhoseReleaseIsMissingOrDamagedDoesNotOpenAndSaysWhichAndHowToMendIt() throws IOException {
        try (EmbeddedRuntime runtime = open()) {
            runtime.releases().promote(MadeUpReleases.of(9));
            runtime.releases().promote(0);
        }
        Path release = dir.resolve("releases/user-match/1");
        Path file = release.resolve(MadeUpReleases.FILE);
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "damaged");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("release 1 of user match")
                .hasMessageContaining(release.toString())
                .hasMessageContaining("is damaged")
                .hasMessageContaining("restore that folder from a backup");
        Files.delete(file);
        Files.delete(release);
        assertThatThrownBy(this::open).hasMessageContaining("is missing");
        assertThatThrownBy(() -> Verification.run(dir, MadeUpReleases::read, (phase, done, of) -> {}))
                .isInstanceOf(DataFormatException.class);
        Files.createDirectory(release);
        Files.write(file, whole);
        assertLawsHold();
        open().close();
    }

    @Test
    void whatAKillLeftOnTheShelfIsPassedOver() throws IOException {
        Path shelf = dir.resolve("releases/user-match");
        try (EmbeddedRuntime runtime = open()) {
            runtime.releases().promote(MadeUpReleases.of(9));
        }
        Files.createDirectory(shelf.resolve(".draft-1"));
        Files.createDirectory(shelf.resolve("2"));
        Files.write(
                shelf.resolve("2").resolve(MadeUpReleases.FILE),
                MadeUpReleases.of(3).get(MadeUpReleases.FILE));
        try (EmbeddedRuntime runtime = open()) {
            assertThat(runtime.releases().kept()).hasSize(1);
            assertThat(runtime.releases().promote(MadeUpReleases.of(4))).isEqualTo(3);
            assertThat(runtime.releases().promote(MadeUpReleases.of(3))).isEqualTo(2);
        }
        assertThat(shelf.resolve(".draft-1")).doesNotExist();
        assertLawsHold();
    }

    @Test
    void thePastIsJudgedAgainFromTheTimeThatIsAskedForAsIfTheReleaseHadServedThen() {
        try (EmbeddedRuntime runtime = open()) {
            runtime.door().append(List.of(sighting("u1"), report("earlier")));
            clock.advance(Duration.ofHours(1));
            Instant from = clock.instant();
            runtime.door().append(List.of(report("before"), report("named", EMAIL)));
            runtime.releases().promote(MadeUpReleases.of(9));
            runtime.door().append(List.of(report("behind")));
            awaitQuiet(runtime);
            assertThat(runtime.restating().latest()).isEmpty();

            restate(runtime, from);

            assertThat(runtime.restating().latest().orElseThrow().reports()).isEqualTo(3);
            assertThat(parts(runtime, "earlier")).isZero();
            assertThat(parts(runtime, "before")).isEqualTo(9 * TENTH).isEqualTo(parts(runtime, "behind"));
            List<Reason> before = reasons(runtime, "before");
            assertThat(before).startsWith(Reason.JUDGED, Reason.RELEASE, Reason.RELEASE);
            assertThat(before.subList(1, before.size())).containsOnly(Reason.RELEASE);
            assertThat(reasons(runtime, "named")).containsOnly(Reason.JUDGED);
            assertThat(reasons(runtime, "behind")).containsOnly(Reason.JUDGED);

            runtime.releases().promote(0);
            restate(runtime, from);
            assertThat(parts(runtime, "before")).isZero();
            assertThat(parts(runtime, "behind")).isZero();
            int entries = reasons(runtime, "behind").size();
            restate(runtime, from);
            assertThat(reasons(runtime, "behind")).hasSize(entries);
        }
        assertLawsHold();
    }

    @Test
    void aReleaseThatNeverServedJudgesNothingAgain() {
        try (EmbeddedRuntime runtime = open()) {
            List<Input> never = List.of(new Restatement("r", 1));
            assertThatThrownBy(() -> runtime.door().append(never)).isInstanceOf(IllegalArgumentException.class);
            restate(runtime, clock.instant());
            assertThat(runtime.restating().latest().orElseThrow().all()).isZero();
            runtime.door().append(List.of(new Restatement("no such act", 0)));
            awaitQuiet(runtime);
        }
        assertLawsHold();
    }

    private static void restate(EmbeddedRuntime runtime, Instant from) {
        runtime.restating().start(from);
        while (runtime.restating().latest().orElseThrow().isRunning()) {
            Thread.onSpinWait();
        }
        awaitQuiet(runtime);
    }

    private static long parts(EmbeddedRuntime runtime, String reportId) {
        return matched(runtime, reportId).share();
    }

    private static List<Reason> reasons(EmbeddedRuntime runtime, String reportId) {
        return runtime.readings().report(reportId).orElseThrow().entries().stream()
                .map(row -> row.entry().reason())
                .toList();
    }

    private record Matched(int rollout, long share) {}

    private static Matched matched(EmbeddedRuntime runtime, String reportId) {
        ReportLife life = runtime.readings().report(reportId).orElseThrow();
        long share = life.act().orElseThrow().parts().stream()
                .mapToLong(ActPart::share)
                .sum();
        return new Matched(life.report().orElseThrow().rollout(), share);
    }

    private void assertLawsHold() {
        assertThat(Verification.run(dir, MadeUpReleases::read, (phase, done, of) -> {}))
                .hasSize(8)
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
    }

    private EmbeddedRuntime open() {
        return EmbeddedRuntime.open(dir, TestRuntimes.settings().withReleases(MadeUpReleases::read), clock);
    }

    private static Sighting sighting(String user) {
        return Visits.sighting(user, ADDRESS, 1);
    }

    private static ConversionReport report(String id) {
        return report(id, ADDRESS);
    }

    private static ConversionReport report(String id, MatchKey key) {
        return Visits.checkout(id, List.of(key));
    }
}
