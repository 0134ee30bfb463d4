package io.tieback.server;

import io.tieback.core.report.Input;
import java.util.List;

/** Turns one kind of body into inputs and an answer. */
interface Intake {
    /**
     * Judges a body; nothing is stored yet.
     *
     * @param subject what the path names, or empty
     * @throws ProblemException if the body is refused whole
     */
    Judged judge(byte[] body, String subject, Sender sender);

    /**
     * What a body came to.
     *
     * @param inputs to be appended
     * @param answer to be given once they are safe
     */
    record Judged(List<Input> inputs, byte[] answer) {
        /** Copies the list. */
        public Judged {
            inputs = List.copyOf(inputs);
        }
    }
}
