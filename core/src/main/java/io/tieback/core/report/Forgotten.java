package io.tieback.core.report;

/** What is left of a log record whose subject was erased: nothing but its place in the order. */
public record Forgotten() implements Input {}
