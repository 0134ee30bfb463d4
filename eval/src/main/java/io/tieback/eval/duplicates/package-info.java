/** The yardstick of near-duplicates: reports of one act that share no id. */
@NullMarked
package io.tieback.eval.duplicates;

import org.jspecify.annotations.NullMarked;
