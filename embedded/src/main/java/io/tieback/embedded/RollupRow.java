package io.tieback.embedded;

import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;

/** A cell of the attribution table with what stands in it. */
public record RollupRow(RollupKey key, RollupSum sum) {}
