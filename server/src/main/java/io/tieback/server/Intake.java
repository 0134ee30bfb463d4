package io.tieback.server;

import io.tieback.core.admit.Issue;
import io.tieback.embedded.Arrival;
import io.tieback.embedded.Remarks;
import io.tieback.wire.Batch;
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

    /** What is kept of an admitted row beside its input. */
    static Remarks remarks(Batch.Row<?> row, List<Issue> issues) {
        return issues.isEmpty()
                ? Remarks.NONE
                : new Remarks(issues.stream().map(issue -> issue.code().code()).toList(), row.unknownFields());
    }

    /**
     * What a body came to.
     *
     * @param arrivals to be taken
     * @param answer to be given once they are safe
     */
    record Judged(List<Arrival> arrivals, byte[] answer) {
        /** Copies the list. */
        public Judged {
            arrivals = List.copyOf(arrivals);
        }
    }
}
