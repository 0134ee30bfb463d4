/** Tests of the house itself: which module may see which, what core must not touch, and tidiness. */
@NullMarked
package io.tieback.house;

import org.jspecify.annotations.NullMarked;
