package io.tieback.server;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawRelease;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.Verdict;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.embedded.Arrival;
import io.tieback.embedded.Readings;
import io.tieback.embedded.Remarks;
import io.tieback.embedded.ReportLife;
import io.tieback.server.control.Advertiser;
import io.tieback.wire.AnswerWriter;
import io.tieback.wire.Batch;
import io.tieback.wire.RowAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets reports out of quarantine: what was sealed is read again, in a more lenient way. */
final class ReleaseIntake implements Intake {
    private static final byte[] BEFORE = "{\"reports\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEHIND = "]}".getBytes(StandardCharsets.US_ASCII);

    private final ReportIntake.Parts parts;
    private final Readings readings;

    ReleaseIntake(ReportIntake.Parts parts) {
        this.parts = parts;
        this.readings = parts.runtime().readings();
    }

    @Override
    public Judged judge(byte[] body, String subject, Sender sender) {
        Batch<RawRelease> batch = parts.reader().releases(body);
        if (batch instanceof Batch.Unreadable<RawRelease> unreadable) {
            throw ProblemException.of(unreadable.problem());
        }
        Batch.Rows<RawRelease> rows = (Batch.Rows<RawRelease>) batch;
        List<Arrival> arrivals = new ArrayList<>();
        List<RowAnswer> answers = new ArrayList<>();
        for (Batch.Row<RawRelease> row : rows.rows()) {
            String reportId = row.raw().reportId().text();
            Verdict<ReleasedReport> verdict = judge(row.raw(), sender.now());
            ReportStatus status = ReportStatus.REJECTED;
            if (verdict instanceof Verdict.Admitted<ReleasedReport> admitted) {
                arrivals.add(new Arrival(admitted.input(), Remarks.NONE));
                status = ReportStatus.ADMITTED;
            }
            answers.add(new RowAnswer(reportId, status, Optional.empty(), verdict.issues()));
        }
        return new Judged(arrivals, AnswerWriter.batch("reportId", answers, rows.issues()));
    }

    private Verdict<ReleasedReport> judge(RawRelease raw, Instant now) {
        Verdict<String> wish = parts.admission().release(raw);
        if (!(wish instanceof Verdict.Admitted<String> named)) {
            return new Verdict.Rejected<>(wish.issues());
        }
        Optional<ReportLife> held =
                Optional.of(named.input()).filter(readings::isQuarantined).flatMap(readings::report);
        if (held.isEmpty()) {
            return rejected(IssueCode.REPORT_NOT_QUARANTINED, raw);
        } else if (held.get().received() instanceof ConversionReport report) {
            return new Verdict.Admitted<>(new ReleasedReport(report, List.of()), named.issues());
        }
        RefusedReport refused = (RefusedReport) held.get().received();
        Verdict<ConversionReport> verdict = readings.row(refused)
                .map(row -> again(row, refused, now))
                .orElseGet(() -> rejected(IssueCode.QUARANTINED_ROW_UNREADABLE, raw));
        return verdict instanceof Verdict.Admitted<ConversionReport> admitted
                ? new Verdict.Admitted<>(new ReleasedReport(admitted.input(), refused.issueCodes()), List.of())
                : new Verdict.Rejected<>(verdict.issues());
    }

    private Verdict<ConversionReport> again(byte[] row, RefusedReport refused, Instant now) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(row.length + BEFORE.length + BEHIND.length);
        body.writeBytes(BEFORE);
        body.writeBytes(row);
        body.writeBytes(BEHIND);
        Batch.Rows<RawReport> rows = (Batch.Rows<RawReport>) parts.reader().reports(body.toByteArray());
        Advertiser advertiser = parts.control()
                .advertiser(refused.slice().advertiserId())
                .orElseThrow(() -> new IllegalStateException("a report of an advertiser that is not registered"));
        return parts.admission().released(rows.rows().get(0).raw(), advertiser.facts(), refused.reportId(), now);
    }

    private static <T> Verdict<T> rejected(IssueCode code, RawRelease raw) {
        return new Verdict.Rejected<>(List.of(Issue.at(code, raw.reportId())));
    }
}
