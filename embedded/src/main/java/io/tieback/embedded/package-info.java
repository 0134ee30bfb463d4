/** Tieback in one process over RocksDB. Start at {@link io.tieback.embedded.EmbeddedRuntime}. */
@NullMarked
package io.tieback.embedded;

import org.jspecify.annotations.NullMarked;
