package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.LoggedSet;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.PanelTruth;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.pipeline.PipelineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the candidates of acts, and that it can be read beside a running server. */
class CandidateLogTest {
    private static final Instant START = Visits.START;
    private static final MatchKey ADDRESS = new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, 2);
    private static final MatchKey EMAIL = new MatchKey(MatchKey.Kind.EMAIL, 1, 3, 4);

    @TempDir
    Path dir;

    @Test
    void theCandidatesOfAnActAreKeptWithTheRightOneWhereAKeyNamesIt() {
        List<LoggedSet> kept = new ArrayList<>();
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, settings(), () -> START.plus(Duration.ofHours(9)))) {
            runtime.door().append(List.of(new UserIdentifiers("u2", START, List.of(EMAIL))));
            runtime.door().append(List.of(sighting("u1", 1), sighting("u2", 2)));
            runtime.door().append(List.of(report("r1", List.of(ADDRESS)), report("r2", List.of(ADDRESS, EMAIL))));
            assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
        }
        CandidateLog.read(dir, settings().store(), kept::add);

        assertThat(kept).hasSize(2);
        assertThat(kept).allSatisfy(logged -> assertThat(logged.set().rows()).hasSize(2));
        assertThat(kept).extracting(logged -> logged.set().right()).containsExactlyInAnyOrder(LabelledSet.UNTOLD, 0);
        int hours = CandidateFeatures.NAMES.indexOf("hours since seen at the address");
        LoggedSet told =
                kept.stream().filter(one -> one.set().isTold()).findFirst().orElseThrow();
        assertThat(told.set().rows().get(0)[hours]).isEqualTo(6);
        assertThat(told.set().rows().get(1)[hours]).isEqualTo(7);
    }

    @Test
    void theTruthPanelTellsWhoIsRightWhereNoKeyDoesAndChangesNoAnswer() {
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, settings(), () -> START.plus(Duration.ofHours(9)))) {
            runtime.door().append(List.of(new UserIdentifiers("u2", START, List.of(EMAIL))));
            runtime.door().append(List.of(sighting("u1", 1), sighting("u2", 2)));
            runtime.door().append(List.of(report("r1", List.of(ADDRESS)), report("r2", List.of(ADDRESS, EMAIL))));
            runtime.door().append(List.of(report("r3", List.of(ADDRESS)), report("r4", List.of(ADDRESS))));
            assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
            assertThat(runtime.readings().actOf("r1")).contains("r1");
            assertThat(runtime.readings().actOf("r9")).isEmpty();
            List<LedgerRow> before =
                    runtime.readings().report("r1").orElseThrow().entries();
            runtime.door()
                    .append(List.of(
                            new PanelTruth("r1", Optional.of("u1"), LoggedSet.group("u1")),
                            new PanelTruth("r2", Optional.of("u2"), LoggedSet.group("u2")),
                            new PanelTruth("r3", Optional.empty(), LoggedSet.groupOfStranger("p-7")),
                            new PanelTruth("r4", Optional.of("never seen"), LoggedSet.group("never seen")),
                            new PanelTruth("r9", Optional.of("u1"), LoggedSet.group("u1"))));
            assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
            assertThat(runtime.readings().report("r1").orElseThrow().entries()).isEqualTo(before);
            assertThat(runtime.readings().counts())
                    .containsEntry("panel_truths", 5L)
                    .containsEntry("panel_truths_of_keyed_acts", 1L)
                    .containsEntry("panel_truths_of_no_act", 1L);
            runtime.door().append(List.of(new Erasure("u1", List.of())));
            assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(panel())
                .extracting(
                        logged -> logged.set().right(), logged -> logged.set().person())
                .containsExactlyInAnyOrder(
                        tuple(0, (long) LoggedSet.group("u1")),
                        tuple(LabelledSet.NOBODY, (long) LoggedSet.groupOfStranger("p-7")),
                        tuple(LabelledSet.NOBODY, (long) LoggedSet.group("never seen")));
        assertThat(Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {}))
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
    }

    @Test
    void aLaterTellingOfThePanelReplacesTheEarlierOneThoughTheActWasLookedAtAgain() {
        TestClock clock = new TestClock(START.plus(Duration.ofHours(9)));
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, settings(), clock)) {
            runtime.door().append(List.of(sighting("u1", 1), report("r1", List.of(ADDRESS)), report("r2", List.of())));
            tell(runtime, "r1", "u1");
            tell(runtime, "r2", "u1");
            assertThat(runtime.readings().panelGroup("r1", clock.instant())).hasValue(LoggedSet.group("u1"));
            runtime.door().append(List.of(sighting("u2", 10)));
            clock.advance(Duration.ofDays(3));
            runtime.door().append(List.of(new Tick()));
            tell(runtime, "r1", "u2");
            tell(runtime, "r2", "u2");
            assertThat(runtime.readings().panelGroup("r1", clock.instant())).hasValue(LoggedSet.group("u2"));
            assertThat(runtime.readings().panelGroup("r3", clock.instant())).isEmpty();
        }
        assertThat(panel())
                .extracting(logged -> logged.set().person())
                .containsExactly((long) LoggedSet.group("u2"), (long) LoggedSet.group("u2"));
    }

    private static void tell(EmbeddedRuntime runtime, String actId, String user) {
        assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
        runtime.door().append(List.of(new PanelTruth(actId, Optional.of(user), LoggedSet.group(user))));
        assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
    }

    private List<LoggedSet> panel() {
        List<LoggedSet> panel = new ArrayList<>();
        CandidateLog.read(dir, settings().store(), logged -> {
            if (logged.isOfPanel()) {
                panel.add(logged);
            }
        });
        return panel;
    }

    @Test
    void aDirectoryKeepsTheRateThatItWasMadeWith() {
        EmbeddedSettings none = EmbeddedSettings.presets()
                .withPipeline(PipelineSettings.presets().withLoggedPerMille(0));
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, none, () -> START.plus(Duration.ofHours(9)))) {
            assertThat(runtime.loggedPerMille()).isZero();
        }
        EmbeddedSettings presets = EmbeddedSettings.presets();
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, presets, () -> START.plus(Duration.ofHours(9)))) {
            assertThat(runtime.loggedPerMille()).isZero();
            runtime.door().append(List.of(sighting("u1", 1)));
            for (int report = 0; report < 40; report++) {
                runtime.door().append(List.of(report("r" + report, List.of(ADDRESS))));
            }
            assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
        }
        List<LoggedSet> kept = new ArrayList<>();
        CandidateLog.read(dir, presets.store(), kept::add);
        assertThat(kept).isEmpty();
        assertThat(Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {}))
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
    }

    private static EmbeddedSettings settings() {
        return EmbeddedSettings.presets().withPipeline(Visits.allLogged());
    }

    private static Sighting sighting(String user, int hour) {
        return Visits.sighting(user, ADDRESS, hour);
    }

    private static ConversionReport report(String id, List<MatchKey> keys) {
        return Visits.checkout(id, keys);
    }
}
