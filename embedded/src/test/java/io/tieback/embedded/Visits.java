package io.tieback.embedded;

import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.engine.pipeline.PipelineSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Users seen at an address with a phone, and checkouts by the same phone. */
final class Visits {
    static final Instant START = SeededInputs.START;
    static final Trace PHONE = new Trace(new AgentTraits("safari", 18, "ios", 18), "home");

    private Visits() {}

    /** Presets, but that the candidates of every act are logged. */
    static PipelineSettings allLogged() {
        return PipelineSettings.presets().withLoggedPerMille(1_000);
    }

    /** @param hour after the start */
    static Sighting sighting(String user, MatchKey address, int hour) {
        return new Sighting(user, START.plus(Duration.ofHours(hour)), List.of(address), PHONE);
    }

    /** Eight hours after the start. */
    static ConversionReport checkout(String id, List<MatchKey> keys) {
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
