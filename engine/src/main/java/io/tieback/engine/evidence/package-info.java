/** Who was seen with a match key, and which acts want to know. */
@NullMarked
package io.tieback.engine.evidence;

import org.jspecify.annotations.NullMarked;
