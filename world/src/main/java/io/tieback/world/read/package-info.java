/** Reading a written world back, as those do who send it. */
@NullMarked
package io.tieback.world.read;

import org.jspecify.annotations.NullMarked;
