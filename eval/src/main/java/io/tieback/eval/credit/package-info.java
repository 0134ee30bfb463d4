/** The yardstick of attribution: what campaigns are credited with against what they caused. */
@NullMarked
package io.tieback.eval.credit;

import org.jspecify.annotations.NullMarked;
