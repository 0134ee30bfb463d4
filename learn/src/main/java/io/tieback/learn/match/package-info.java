/** Training the answer to who did an act, and its releases. */
@NullMarked
package io.tieback.learn.match;

import org.jspecify.annotations.NullMarked;
