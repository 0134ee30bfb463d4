package io.tieback.learn.link;

import io.tieback.core.stats.Interval;

/**
 * A figure of a scorer on labelled pairs.
 *
 * @param scorer which scorer
 * @param figure what was measured
 * @param value with its 95 % interval over entities
 */
public record HeldOutMetric(String scorer, String figure, Interval value) {}
