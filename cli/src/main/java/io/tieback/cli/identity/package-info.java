/** Which users are one person. */
@NullMarked
package io.tieback.cli.identity;

import org.jspecify.annotations.NullMarked;
