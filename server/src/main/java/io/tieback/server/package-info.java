@NullMarked
package io.tieback.server;

import org.jspecify.annotations.NullMarked;
