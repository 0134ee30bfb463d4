/** Exact copies: which act a report belongs to. */
@NullMarked
package io.tieback.engine.dedup;

import org.jspecify.annotations.NullMarked;
