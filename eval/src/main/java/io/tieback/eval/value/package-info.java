/** The yardstick of values: what an act was worth, where a report does not say, or not rightly. */
@NullMarked
package io.tieback.eval.value;

import org.jspecify.annotations.NullMarked;
