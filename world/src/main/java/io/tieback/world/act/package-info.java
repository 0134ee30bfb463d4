/** What people really do: visits, purchases, repeats, refunds, and their true credit. */
@NullMarked
package io.tieback.world.act;

import org.jspecify.annotations.NullMarked;
