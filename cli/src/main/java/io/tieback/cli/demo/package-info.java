/** A seeded day of an imaginary shop, its truth, and what Tieback made of it. */
@NullMarked
package io.tieback.cli.demo;

import org.jspecify.annotations.NullMarked;
