/** Serving form of learnt models. */
@NullMarked
package io.tieback.core.model;

import org.jspecify.annotations.NullMarked;
