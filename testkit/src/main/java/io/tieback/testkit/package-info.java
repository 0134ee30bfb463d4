@NullMarked
package io.tieback.testkit;

import org.jspecify.annotations.NullMarked;
