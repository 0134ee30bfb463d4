package io.tieback.wire;

import io.tieback.core.ledger.Target;

/**
 * A part of a report and where it stands.
 *
 * @param setting attribution setting; empty for what is the same in all
 * @param target where
 * @param share in 10⁻⁹ of a report
 * @param valueMicros in 10⁻⁶ of the minor unit
 * @param currency of it, or empty
 */
public record CreditLine(String setting, Target target, long share, long valueMicros, String currency) {}
