/** From pairs to entities: clusters, one-to-one assignment, weak bridges, vetoes. */
@NullMarked
package io.tieback.core.match.entity;

import org.jspecify.annotations.NullMarked;
