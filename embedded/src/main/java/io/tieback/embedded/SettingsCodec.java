package io.tieback.embedded;

import io.tieback.core.attribute.AttributionModel;
import io.tieback.core.attribute.AttributionSetting;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.pipeline.PipelineSettings;
import java.time.Duration;

/** The pipeline settings that a data directory keeps. */
final class SettingsCodec {
    static final Codec<PipelineSettings> SETTINGS = Codec.versioned(2, SettingsCodec::write, SettingsCodec::read);

    private SettingsCodec() {}

    private static void write(ByteWriter w, PipelineSettings settings) {
        duration(w, settings.eventIdWindow());
        duration(w, settings.orderIdWindow());
        duration(w, settings.reopenFor());
        duration(w, settings.keepFor());
        duration(w, settings.userMatching().openFor());
        duration(w, settings.userMatching().every());
        w.unsigned(settings.userMatching().loggedPerMille());
        w.list(settings.attributionSettings(), SettingsCodec::setting);
    }

    private static PipelineSettings read(ByteReader r) {
        return new PipelineSettings(
                duration(r),
                duration(r),
                duration(r),
                duration(r),
                new PipelineSettings.UserMatching(duration(r), duration(r), (int) r.unsigned()),
                r.list(SettingsCodec::setting));
    }

    private static void setting(ByteWriter w, AttributionSetting setting) {
        w.text(setting.name()).unsigned(setting.version()).text(setting.model().name());
        duration(w, setting.clickWindow());
        duration(w, setting.engagementWindow());
        duration(w, setting.viewWindow());
    }

    private static AttributionSetting setting(ByteReader r) {
        return new AttributionSetting(
                r.text(),
                (int) r.unsigned(),
                AttributionModel.valueOf(r.text()),
                duration(r),
                duration(r),
                duration(r));
    }

    private static void duration(ByteWriter w, Duration duration) {
        w.signed(duration.toMillis());
    }

    private static Duration duration(ByteReader r) {
        return Duration.ofMillis(r.signed());
    }
}
