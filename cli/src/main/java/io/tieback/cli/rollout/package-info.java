/** Which release of a model serves. */
@NullMarked
package io.tieback.cli.rollout;

import org.jspecify.annotations.NullMarked;
