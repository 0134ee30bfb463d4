/** Simulated worlds as yardsticks read them: what was sent, as the product admits it, and the truth beside it. */
@NullMarked
package io.tieback.eval.data;

import org.jspecify.annotations.NullMarked;
