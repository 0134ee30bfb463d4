package io.tieback.engine.pipeline;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.engine.evidence.EvidenceTimes;
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
 * @param userMatching how acts that no key names are judged again
 * @param attributionSettings each gives its own entries; distinct names
 */
public record PipelineSettings(
        Duration eventIdWindow,
        Duration orderIdWindow,
        Duration reopenFor,
        Duration keepFor,
        UserMatching userMatching,
        List<AttributionSetting> attributionSettings) {
    private static final Duration SLACK = Duration.ofDays(7);

    /** The presets: 7 and 30 days, re-opened for 30, kept for 120, last touch and linear. */
    public static PipelineSettings presets() {
        return new PipelineSettings(
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(120),
                UserMatching.presets(),
                List.of(AttributionSetting.lastTouch(), AttributionSetting.linear()));
    }

    /**
     * How acts that no key names are judged.
     *
     * @param openFor how long after its receipt a report may be judged again by later evidence
     * @param every how far the rounds of judging again lie apart; above 0
     * @param loggedPerMille of how many of a thousand acts the candidates are kept, for training and measuring
     */
    public record UserMatching(Duration openFor, Duration every, int loggedPerMille) {
        /** For a week, once a day; of a quarter. */
        public static UserMatching presets() {
            return new UserMatching(Duration.ofDays(7), Duration.ofDays(1), 250);
        }

        /** @throws IllegalArgumentException if one is out of range */
        public UserMatching {
            if (every.isNegative() || every.isZero() || loggedPerMille < 0 || loggedPerMille > 1_000) {
                throw new IllegalArgumentException("rounds need time between them, and per mille is 0 to 1,000");
            }
        }
    }

    /** The same, with the candidates of so many of a thousand acts kept. */
    public PipelineSettings withLoggedPerMille(int perMille) {
        UserMatching other = new UserMatching(userMatching.openFor(), userMatching.every(), perMille);
        return new PipelineSettings(eventIdWindow, orderIdWindow, reopenFor, keepFor, other, attributionSettings);
    }

    /** How long what is kept at addresses and cookies. */
    EvidenceTimes evidenceTimes() {
        return new EvidenceTimes(keepFor, watchFor(), userMatching.openFor(), userMatching.every());
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
