/** The door's judgement: rows as received become inputs, or an answer that says what is wrong and how to mend it. */
@NullMarked
package io.tieback.core.admit;

import org.jspecify.annotations.NullMarked;
