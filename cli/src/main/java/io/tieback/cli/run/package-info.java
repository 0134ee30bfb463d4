/** What demo and replay share: a server of their own, the figures read from it, and how these are shown and written. */
@NullMarked
package io.tieback.cli.run;

import org.jspecify.annotations.NullMarked;
