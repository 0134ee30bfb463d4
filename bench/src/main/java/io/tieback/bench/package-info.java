/** Benchmarks from end to end. */
@NullMarked
package io.tieback.bench;

import org.jspecify.annotations.NullMarked;
