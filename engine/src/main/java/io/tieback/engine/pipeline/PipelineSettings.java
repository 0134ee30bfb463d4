package io.tieback.engine.pipeline;

import io.tieback.core.attribute.AttributionSetting;
import java.time.Duration;
import java.util.List;

/**
 * What an operator may set of the pipeline. The same settings must be used over a log's whole life; a data directory
 * keeps them.
 *
 * @param eventIdWindow how long, in receivedAt, an event id makes a copy
 * @param orderIdWindow how long an order id does
 * @param reopenFor how long after its receipt late evidence may change a report
 * @param keepFor how long states of acts, keys and timelines are kept after their last use; longest of all
 * @param attributionSettings each gives its own entries; distinct names
 */
public record PipelineSettings(
        Duration eventIdWindow,
        Duration orderIdWindow,
        Duration reopenFor,
        Duration keepFor,
        List<AttributionSetting> attributionSettings) {
    private static final Duration SLACK = Duration.ofDays(7);

    /** The presets: 7 and 30 days, re-opened for 30, kept for 120, last touch and linear. */
    public static PipelineSettings presets() {
        return new PipelineSettings(
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(120),
                List.of(AttributionSetting.lastTouch(), AttributionSetting.linear()));
    }

    /**
     * How long a match key knows who asked it: as long as the act may live to which the question belongs. Its first
     * report may have asked, and its last copy come by an event id, of an order, of another event id.
     */
    Duration watchFor() {
        return keepFor.plus(eventIdWindow).plus(orderIdWindow).plus(eventIdWindow);
    }

    /** How long a user's tie to a key is kept, so that an erasure reaches every act that it ever named. */
    Duration tiesFor() {
        return keepFor.plus(watchFor()).plus(SLACK);
    }

    /** @throws IllegalArgumentException if a duration is out of order or a setting's name is used twice */
    public PipelineSettings {
        attributionSettings = List.copyOf(attributionSettings);
        if (keepFor.compareTo(orderIdWindow) < 0
                || keepFor.compareTo(eventIdWindow) < 0
                || keepFor.compareTo(reopenFor) < 0) {
            throw new IllegalArgumentException("keepFor must be the longest duration");
        }
        long names = attributionSettings.stream()
                .map(AttributionSetting::name)
                .distinct()
                .count();
        if (names != attributionSettings.size()) {
            throw new IllegalArgumentException("attribution settings need distinct names");
        }
    }
}
