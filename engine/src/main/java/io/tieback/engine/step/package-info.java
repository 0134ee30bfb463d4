/** The shape of all logic: keyed steps, their states as bytes, and what a runtime must lend them. */
@NullMarked
package io.tieback.engine.step;

import org.jspecify.annotations.NullMarked;
