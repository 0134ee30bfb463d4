/** Blocking: which pairs of records are compared, and what each rule costs. */
@NullMarked
package io.tieback.core.match.block;

import org.jspecify.annotations.NullMarked;
