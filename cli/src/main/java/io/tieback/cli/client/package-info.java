/** The HTTP API as commands use it. */
@NullMarked
package io.tieback.cli.client;

import org.jspecify.annotations.NullMarked;
