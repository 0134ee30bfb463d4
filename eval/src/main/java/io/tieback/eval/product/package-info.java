/** The product's own pipeline, run in memory over a world. */
@NullMarked
package io.tieback.eval.product;

import org.jspecify.annotations.NullMarked;
