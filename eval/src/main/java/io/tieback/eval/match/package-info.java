/** The yardstick of user matching: who did an act whose reports carry no key that names anybody. */
@NullMarked
package io.tieback.eval.match;

import org.jspecify.annotations.NullMarked;
