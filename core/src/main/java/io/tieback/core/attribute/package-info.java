/** Which engagements earn an act, and how much. */
@NullMarked
package io.tieback.core.attribute;

import org.jspecify.annotations.NullMarked;
