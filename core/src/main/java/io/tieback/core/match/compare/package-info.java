/** Comparisons of two records: levels, their conditions, term frequencies. */
@NullMarked
package io.tieback.core.match.compare;

import org.jspecify.annotations.NullMarked;
