/** Calibration of probabilities, and how well calibrated they are. */
@NullMarked
package io.tieback.core.stats;

import org.jspecify.annotations.NullMarked;
