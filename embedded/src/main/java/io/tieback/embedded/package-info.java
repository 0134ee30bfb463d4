@NullMarked
package io.tieback.embedded;

import org.jspecify.annotations.NullMarked;
