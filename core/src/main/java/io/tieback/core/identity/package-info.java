/** Who was seen with a match key, and how users share a key. */
@NullMarked
package io.tieback.core.identity;

import org.jspecify.annotations.NullMarked;
