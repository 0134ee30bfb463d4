@NullMarked
package io.tieback.engine;

import org.jspecify.annotations.NullMarked;
