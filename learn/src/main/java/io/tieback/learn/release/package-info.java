/** Releases: trained models as immutable folders that say where they came from and how well they do. */
@NullMarked
package io.tieback.learn.release;

import org.jspecify.annotations.NullMarked;
