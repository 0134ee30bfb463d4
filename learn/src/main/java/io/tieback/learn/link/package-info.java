/** The linking job: settings, reading, blocking, training, scoring, clusters, output. */
@NullMarked
package io.tieback.learn.link;

import org.jspecify.annotations.NullMarked;
