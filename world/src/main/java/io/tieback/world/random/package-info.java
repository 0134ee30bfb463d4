/** Random streams that are pure functions of seed, purpose and entity. */
@NullMarked
package io.tieback.world.random;

import org.jspecify.annotations.NullMarked;
