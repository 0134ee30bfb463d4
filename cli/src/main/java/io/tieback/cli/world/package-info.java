/** Making simulated worlds, and asking whether they lie. */
@NullMarked
package io.tieback.cli.world;

import org.jspecify.annotations.NullMarked;
