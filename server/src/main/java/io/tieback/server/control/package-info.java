/** The control plane: who the advertisers are and which keys open the door. */
@NullMarked
package io.tieback.server.control;

import org.jspecify.annotations.NullMarked;
