/** Which network a device is on, and by which address it is seen. */
@NullMarked
package io.tieback.world.network;

import org.jspecify.annotations.NullMarked;
