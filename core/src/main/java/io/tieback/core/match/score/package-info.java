/** Pair scorers: Fellegi–Sunter and boosted trees behind one interface, with one waterfall. */
@NullMarked
package io.tieback.core.match.score;

import org.jspecify.annotations.NullMarked;
