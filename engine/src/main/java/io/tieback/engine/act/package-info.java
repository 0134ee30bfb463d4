/** An act: its reports, its evidence, and what follows from them. */
@NullMarked
package io.tieback.engine.act;

import org.jspecify.annotations.NullMarked;
