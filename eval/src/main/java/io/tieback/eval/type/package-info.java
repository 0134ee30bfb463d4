/** The yardstick of types: what was done, where a report does not say. */
@NullMarked
package io.tieback.eval.type;

import org.jspecify.annotations.NullMarked;
