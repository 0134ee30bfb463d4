/** Which person's desktop is it? Matching by addresses that phones and desktops share, measured on real browsing. */
@NullMarked
package io.tieback.eval.device;

import org.jspecify.annotations.NullMarked;
