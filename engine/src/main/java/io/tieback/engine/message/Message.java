package io.tieback.engine.message;

/** Addressed to one key of one later stage. */
public non-sealed interface Message extends Emission {
    /** Ordinal of the stage that it goes to. */
    int stage();

    /** Key that it goes to. */
    String key();
}
