/** The yardstick of label maturity: how many conversions of recent clicks are still to come. */
@NullMarked
package io.tieback.eval.maturity;

import org.jspecify.annotations.NullMarked;
