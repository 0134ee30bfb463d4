/** Scenarios, generators, and runtimes that prove the shape of steps. */
@NullMarked
package io.tieback.testkit;

import org.jspecify.annotations.NullMarked;
