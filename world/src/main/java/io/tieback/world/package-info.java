/** A simulated world with known truth: people, networks, ads, conversions, and what lossy reporters say of them. */
@NullMarked
package io.tieback.world;

import org.jspecify.annotations.NullMarked;
