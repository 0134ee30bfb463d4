/** JSON lines, sorted outside memory, the same bytes at any degree of parallelism. */
@NullMarked
package io.tieback.world.write;

import org.jspecify.annotations.NullMarked;
