/** Making simulated worlds. */
@NullMarked
package io.tieback.cli.world;

import org.jspecify.annotations.NullMarked;
