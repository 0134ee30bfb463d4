/** Who lives in the world, with what devices, browsers and identifiers. */
@NullMarked
package io.tieback.world.people;

import org.jspecify.annotations.NullMarked;
