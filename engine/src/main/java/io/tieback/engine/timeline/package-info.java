/** A user's engagements and acts, and the credit between them. */
@NullMarked
package io.tieback.engine.timeline;

import org.jspecify.annotations.NullMarked;
