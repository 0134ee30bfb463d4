/** Training and releasing user match. */
@NullMarked
package io.tieback.cli.match;

import org.jspecify.annotations.NullMarked;
