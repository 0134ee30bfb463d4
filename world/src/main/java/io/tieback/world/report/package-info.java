/** What reporters say of an act: late, repeated, half empty, wrong. */
@NullMarked
package io.tieback.world.report;

import org.jspecify.annotations.NullMarked;
