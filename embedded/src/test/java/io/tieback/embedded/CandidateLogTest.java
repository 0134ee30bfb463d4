package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.LoggedSet;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.pipeline.PipelineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the candidates of acts, and that it can be read beside a running server. */
class CandidateLogTest {
    private static final Instant START = SeededInputs.START;
    private static final MatchKey ADDRESS = new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, 2);
    private static final MatchKey EMAIL = new MatchKey(MatchKey.Kind.EMAIL, 1, 3, 4);
    private static final Trace PHONE = new Trace(new AgentTraits("safari", 18, "ios", 18), "home");

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

    private EmbeddedSettings settings() {
        PipelineSettings presets = PipelineSettings.presets();
        return EmbeddedSettings.presets()
                .withPipeline(new PipelineSettings(
                        presets.eventIdWindow(),
                        presets.orderIdWindow(),
                        presets.reopenFor(),
                        presets.keepFor(),
                        new PipelineSettings.UserMatching(Duration.ofDays(7), Duration.ofDays(1), 1_000),
                        presets.attributionSettings()));
    }

    private static Sighting sighting(String user, int hour) {
        return new Sighting(user, START.plus(Duration.ofHours(hour)), List.of(ADDRESS), PHONE);
    }

    private static ConversionReport report(String id, List<MatchKey> keys) {
        return new ConversionReport(
                id,
                "shop",
                "web",
                new ConversionType("checkout"),
                ActionSource.WEB,
                IngestChannel.TAG,
                START.plus(Duration.ofHours(8)),
                id,
                "",
                Optional.empty(),
                Optional.empty(),
                keys,
                PHONE,
                0,
                ZoneOffset.UTC);
    }
}
