/** Gradient boosting by LightGBM: training, and export to the serving form. */
@NullMarked
package io.tieback.learn.boost;

import org.jspecify.annotations.NullMarked;
