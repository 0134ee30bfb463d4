/** Every knob of the world, and the profiles that turn them. */
@NullMarked
package io.tieback.world.settings;

import org.jspecify.annotations.NullMarked;
