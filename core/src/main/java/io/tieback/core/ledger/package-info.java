/** Fixed-point shares and money, and the signed entries that account for every report. */
@NullMarked
package io.tieback.core.ledger;

import org.jspecify.annotations.NullMarked;
