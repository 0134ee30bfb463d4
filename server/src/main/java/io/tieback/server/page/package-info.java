/** The page for people: what came in, what became of it, and what campaigns earned. Plain HTML made on the server. */
@NullMarked
package io.tieback.server.page;

import org.jspecify.annotations.NullMarked;
