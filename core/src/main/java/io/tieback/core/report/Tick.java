package io.tieback.core.report;

/** Time passed and nothing else came: lets timers fall due on the clock of receivedAt. */
public record Tick() implements Input {}
