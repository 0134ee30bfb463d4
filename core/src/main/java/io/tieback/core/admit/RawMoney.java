package io.tieback.core.admit;

/**
 * An amount as received.
 *
 * @param value how much, a decimal in major units
 * @param currency of what
 */
public record RawMoney(RawValue value, RawValue currency) {}
