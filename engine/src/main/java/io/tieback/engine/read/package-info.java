/** Answers read from committed state and ledger. */
@NullMarked
package io.tieback.engine.read;

import org.jspecify.annotations.NullMarked;
