/** What every yardstick answers with: rows of measured figures, their intervals, and what they are held against. */
@NullMarked
package io.tieback.eval.yardstick;

import org.jspecify.annotations.NullMarked;
