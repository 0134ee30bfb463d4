package io.tieback.engine.message;

/** What a step says: a message to a later step, or an effect outside the steps. */
public sealed interface Emission permits Message, Effect {}
