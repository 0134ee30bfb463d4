package io.tieback.server;

import io.tieback.core.admit.Admission;
import io.tieback.core.admit.AdvertiserFacts;
import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.RawValue;
import io.tieback.core.admit.Verdict;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.embedded.Arrival;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.Remarks;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.read.CopyReader;
import io.tieback.server.control.Advertiser;
import io.tieback.server.control.ControlPlane;
import io.tieback.wire.AnswerWriter;
import io.tieback.wire.Batch;
import io.tieback.wire.DocumentReader;
import io.tieback.wire.Problem;
import io.tieback.wire.ProblemCode;
import io.tieback.wire.RowAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Reports of an advertiser. Rows that are refused go into the log too, so that they are counted and explained. */
final class ReportIntake implements Intake {
    /** Bytes of a row at most. */
    static final int ROW_BYTES = 64 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final DocumentReader reader;
    private final Admission admission;
    private final ControlPlane control;
    private final EmbeddedRuntime runtime;
    private final SliceBound slices;
    private final CopyReader copies;
    private final LongAdder limited = new LongAdder();

    ReportIntake(Parts parts, SliceBound slices, PipelineSettings pipeline) {
        this.reader = parts.reader();
        this.admission = parts.admission();
        this.control = parts.control();
        this.runtime = parts.runtime();
        this.slices = slices;
        this.copies = new CopyReader(pipeline);
    }

    /** What intakes are put together from. */
    record Parts(DocumentReader reader, Admission admission, ControlPlane control, EmbeddedRuntime runtime) {}

    /** How many reports of limited use were judged since the start, tests aside. */
    long limited() {
        return limited.sum();
    }

    @Override
    public Judged judge(byte[] body, String subject, Sender sender) {
        Batch<RawReport> batch = reader.reports(body);
        if (batch instanceof Batch.Unreadable<RawReport> unreadable) {
            throw ProblemException.of(unreadable.problem());
        }
        Batch.Rows<RawReport> rows = (Batch.Rows<RawReport>) batch;
        Advertiser advertiser = control.advertiser(sender.key().advertiserId())
                .orElseThrow(() -> new IllegalStateException("a key of an advertiser that is not registered"));
        requireOwn(rows.rows(), advertiser.advertiserId());
        Taking taking = new Taking(body, advertiser.facts(), sender);
        rows.rows().forEach(taking::take);
        return new Judged(taking.arrivals, AnswerWriter.batch("reportId", taking.answers(), rows.issues()));
    }

    private static void requireOwn(List<Batch.Row<RawReport>> rows, String advertiserId) {
        for (Batch.Row<RawReport> row : rows) {
            Optional<RawValue> other = row.raw().namesAnother(advertiserId);
            if (other.isPresent()) {
                throw ProblemException.of(
                        Problem.of(ProblemCode.ADVERTISER_NOT_YOURS, other.get().path() + " names another."));
            }
        }
    }

    /** One batch being taken. */
    private final class Taking {
        private final byte[] body;
        private final AdvertiserFacts advertiser;
        private final Sender sender;
        private final List<Arrival> arrivals = new ArrayList<>();
        private final List<RowAnswer> judged = new ArrayList<>();

        Taking(byte[] body, AdvertiserFacts advertiser, Sender sender) {
            this.body = body;
            this.advertiser = advertiser;
            this.sender = sender;
        }

        void take(Batch.Row<RawReport> row) {
            String id = sender.rowIds().apply(judged.size());
            Verdict<ConversionReport> verdict = verdict(row, id);
            ReportSlice slice = verdict instanceof Verdict.Admitted<ConversionReport> admitted
                    ? admitted.input().slice()
                    : Admission.slice(row.raw(), advertiser.advertiserId());
            if (!slices.opens(slice, !sender.test())) {
                slice = SliceBound.other(slice);
                verdict = withoutSlice(verdict, row.raw());
            }
            if (verdict instanceof Verdict.Admitted<ConversionReport> admitted) {
                arrivals.add(new Arrival(admitted.input(), Intake.remarks(row, admitted.issues())));
                judged.add(new RowAnswer(id, ReportStatus.ADMITTED, Optional.empty(), admitted.issues()));
                if (!sender.test() && admitted.issues().stream().anyMatch(i -> i.code() == IssueCode.LIMITED_USE)) {
                    limited.increment();
                }
            } else {
                refuse(id, slice, verdict, row);
            }
        }

        /** The answers, with copies told as far as committed state shows them; a test is told nothing of state. */
        List<RowAnswer> answers() {
            if (sender.test()) {
                return judged.stream()
                        .map(answer -> new RowAnswer("", answer.status(), Optional.empty(), answer.issues()))
                        .toList();
            }
            Map<String, String> known = runtime.readings().states(store -> {
                Map<String, String> found = new HashMap<>();
                for (Arrival arrival : arrivals) {
                    if (arrival.input() instanceof ConversionReport report) {
                        copies.copyOf(store, report, sender.now())
                                .ifPresent(first -> found.put(report.reportId(), first));
                    }
                }
                return found;
            });
            return judged.stream()
                    .map(answer -> new RowAnswer(
                            answer.id(), answer.status(), Optional.ofNullable(known.get(answer.id())), answer.issues()))
                    .toList();
        }

        private Verdict<ConversionReport> verdict(Batch.Row<RawReport> row, String id) {
            Verdict<ConversionReport> verdict = admission.report(row.raw(), advertiser, id, sender.now());
            boolean large = row.to() - row.from() > ROW_BYTES;
            return large && !(verdict instanceof Verdict.Suppressed)
                    ? rejected(
                            verdict,
                            IssueCode.ROW_TOO_LARGE,
                            row.raw().advertiserId().row())
                    : verdict;
        }

        private Verdict<ConversionReport> withoutSlice(Verdict<ConversionReport> verdict, RawReport raw) {
            boolean kept = verdict instanceof Verdict.Admitted || verdict instanceof Verdict.Quarantined;
            return kept
                    ? rejected(verdict, IssueCode.TOO_MANY_SLICES, raw.dataSet().path())
                    : verdict;
        }

        private void refuse(String id, ReportSlice slice, Verdict<ConversionReport> verdict, Batch.Row<RawReport> row) {
            boolean quarantined = verdict instanceof Verdict.Quarantined;
            ReportStatus status = quarantined
                    ? ReportStatus.QUARANTINED
                    : verdict instanceof Verdict.Suppressed ? ReportStatus.SUPPRESSED : ReportStatus.REJECTED;
            List<String> codes =
                    verdict.issues().stream().map(issue -> issue.code().code()).toList();
            byte[] sealed = quarantined && !sender.test()
                    ? runtime.door().sealRow(slice.dataSet(), Arrays.copyOfRange(body, row.from(), row.to()))
                    : NOTHING;
            arrivals.add(new Arrival(new RefusedReport(id, slice, status, codes, sealed), Remarks.NONE));
            judged.add(new RowAnswer(id, status, Optional.empty(), verdict.issues()));
        }
    }

    private static Verdict<ConversionReport> rejected(Verdict<ConversionReport> verdict, IssueCode code, String path) {
        List<Issue> issues = new ArrayList<>();
        issues.add(new Issue(code, path, "", code.fix()));
        issues.addAll(verdict.issues());
        return new Verdict.Rejected<>(issues);
    }
}
