/** The yardsticks on the command line. */
@NullMarked
package io.tieback.cli.eval;

import org.jspecify.annotations.NullMarked;
