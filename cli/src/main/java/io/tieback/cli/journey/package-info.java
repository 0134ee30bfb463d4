/** The Complete Journey (84.51°, dunnhumby): real campaigns, redemptions and purchases, sent as they happened. */
@NullMarked
package io.tieback.cli.journey;

import org.jspecify.annotations.NullMarked;
