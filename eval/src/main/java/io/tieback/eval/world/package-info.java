/** Does the world lie? Its marginals beside published figures. */
@NullMarked
package io.tieback.eval.world;

import org.jspecify.annotations.NullMarked;
