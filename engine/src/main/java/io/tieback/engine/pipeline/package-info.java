/** The steps, named in order. */
@NullMarked
package io.tieback.engine.pipeline;

import org.jspecify.annotations.NullMarked;
