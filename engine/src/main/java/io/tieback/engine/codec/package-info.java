/** Our own versioned bytes: the one form in which inputs, messages, states and ledger cross a boundary. */
@NullMarked
package io.tieback.engine.codec;

import org.jspecify.annotations.NullMarked;
