/** What the ledger says of a world, beside what happened in it. */
@NullMarked
package io.tieback.eval.endtoend;

import org.jspecify.annotations.NullMarked;
