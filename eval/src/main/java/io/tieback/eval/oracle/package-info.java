/** Scorers taught by the truth of other seeds: how far the evidence goes. */
@NullMarked
package io.tieback.eval.oracle;

import org.jspecify.annotations.NullMarked;
