/** Yardstick of record linkage: metrics, intervals, the published table. */
@NullMarked
package io.tieback.eval.linkage;

import org.jspecify.annotations.NullMarked;
