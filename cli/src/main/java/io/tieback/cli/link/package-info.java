/** Commands of the linker. */
@NullMarked
package io.tieback.cli.link;

import org.jspecify.annotations.NullMarked;
