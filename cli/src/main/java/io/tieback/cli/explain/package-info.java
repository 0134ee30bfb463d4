/** A report's life in readable lines. */
@NullMarked
package io.tieback.cli.explain;

import org.jspecify.annotations.NullMarked;
