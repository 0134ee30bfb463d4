@NullMarked
package io.tieback.cli;

import org.jspecify.annotations.NullMarked;
