/** String similarities: pure functions, symmetric unless they say otherwise. */
@NullMarked
package io.tieback.core.match.text;

import org.jspecify.annotations.NullMarked;
