package io.tieback.engine.codec;

/**
 * An input as it lies in the log: what may be read always, and what only as long as its subject is not erased.
 *
 * @param open readable part
 * @param personal part to be sealed under the subject's key; empty where there is none
 * @param subject whose, see {@link Subjects}; empty where there is no personal part
 */
public record LogRecord(byte[] open, byte[] personal, String subject) {}
