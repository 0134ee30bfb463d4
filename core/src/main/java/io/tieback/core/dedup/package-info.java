/** Which reports are copies of one act. */
@NullMarked
package io.tieback.core.dedup;

import org.jspecify.annotations.NullMarked;
