@NullMarked
package io.tieback.wire;

import org.jspecify.annotations.NullMarked;
