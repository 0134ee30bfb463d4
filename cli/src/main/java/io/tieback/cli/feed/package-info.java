/** Sending a simulated world through a server's HTTP door. */
@NullMarked
package io.tieback.cli.feed;

import org.jspecify.annotations.NullMarked;
