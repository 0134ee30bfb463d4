package io.tieback.engine.evidence;

import java.time.Duration;

/**
 * How long what is kept at addresses and cookies, and how often it is asked again.
 *
 * @param keepFor users, after they were last seen
 * @param watchFor questions, so that an erasure reaches every act that was answered
 * @param rematchFor how long after its receipt later evidence may change a report
 * @param rematchEvery how far rounds of answering again lie apart
 */
public record EvidenceTimes(Duration keepFor, Duration watchFor, Duration rematchFor, Duration rematchEvery) {}
