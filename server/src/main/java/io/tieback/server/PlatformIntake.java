package io.tieback.server;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.Verdict;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportStatus;
import io.tieback.embedded.Arrival;
import io.tieback.wire.AnswerWriter;
import io.tieback.wire.Batch;
import io.tieback.wire.ProblemCode;
import io.tieback.wire.RowAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of the platform: engagements, sightings, identifiers, consent, erasures, the truth panel. A row that cannot be
 * used is answered and not kept.
 *
 * @param <R> a row as received
 */
final class PlatformIntake<R> implements Intake {
    private final Reading<R> reading;
    private final Judging<R> judging;

    PlatformIntake(Reading<R> reading, Judging<R> judging) {
        this.reading = reading;
        this.judging = judging;
    }

    /** Reads a body. */
    interface Reading<R> {
        Batch<R> read(byte[] body, String subject);
    }

    /** Judges a row. */
    interface Judging<R> {
        Verdict<? extends Input> judge(R row, Sender sender);
    }

    @Override
    public Judged judge(byte[] body, String subject, Sender sender) {
        Batch<R> batch = reading.read(body, subject);
        if (batch instanceof Batch.Unreadable<R> unreadable) {
            throw ProblemException.of(unreadable.problem());
        }
        Batch.Rows<R> rows = (Batch.Rows<R>) batch;
        List<Arrival> arrivals = new ArrayList<>();
        List<RowAnswer> answers = new ArrayList<>();
        for (Batch.Row<R> row : rows.rows()) {
            Verdict<? extends Input> verdict = judging.judge(row.raw(), sender);
            ReportStatus status = ReportStatus.REJECTED;
            if (verdict instanceof Verdict.Admitted<? extends Input> admitted) {
                arrivals.add(new Arrival(admitted.input(), Intake.remarks(row, admitted.issues())));
                status = ReportStatus.ADMITTED;
            } else if (!subject.isEmpty()) {
                throw ProblemException.of(ProblemCode.RESOURCE_REJECTED, told(verdict.issues()));
            }
            answers.add(new RowAnswer("", status, Optional.empty(), verdict.issues()));
        }
        return new Judged(arrivals, AnswerWriter.batch("id", answers, rows.issues()));
    }

    private static String told(List<Issue> issues) {
        return issues.stream()
                .filter(issue -> !issue.severity().equals("warning"))
                .map(issue -> issue.code().code() + " at " + issue.path())
                .collect(Collectors.joining("; "));
    }
}
