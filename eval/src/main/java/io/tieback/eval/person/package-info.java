/** Which users are one person, beside the truth. */
@NullMarked
package io.tieback.eval.person;

import org.jspecify.annotations.NullMarked;
