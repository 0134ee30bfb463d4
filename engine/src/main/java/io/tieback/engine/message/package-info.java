/** What steps say to each other and to the ledger. */
@NullMarked
package io.tieback.engine.message;

import org.jspecify.annotations.NullMarked;
