package io.tieback.server;

import io.tieback.core.admit.Admission;
import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawPanelTruth;
import io.tieback.core.admit.Verdict;
import io.tieback.core.report.PanelTruth;
import io.tieback.embedded.Readings;
import io.tieback.wire.DocumentReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Rows of the truth panel. Of one request the first row about an act stands; of several requests the last, and its
 * answer says so.
 */
final class PanelIntake implements Intake {
    private final DocumentReader reader;
    private final Admission admission;
    private final Readings readings;

    PanelIntake(ReportIntake.Parts parts) {
        this.reader = parts.reader();
        this.admission = parts.admission();
        this.readings = parts.runtime().readings();
    }

    @Override
    public Judged judge(byte[] body, String subject, Sender sender) {
        Map<String, PanelTruth> told = new HashMap<>();
        return new PlatformIntake<RawPanelTruth>(
                        (rows, none) -> reader.panelTruths(rows), (row, by) -> judge(row, by.now(), told))
                .judge(body, subject, sender);
    }

    private Verdict<PanelTruth> judge(RawPanelTruth raw, Instant now, Map<String, PanelTruth> told) {
        Verdict<PanelTruth> verdict = admission.panelTruth(raw, readings::actOf);
        if (!(verdict instanceof Verdict.Admitted<PanelTruth> admitted)) {
            return verdict;
        }
        PanelTruth truth = admitted.input();
        PanelTruth first = told.putIfAbsent(truth.actId(), truth);
        if (first != null && !first.equals(truth)) {
            return new Verdict.Rejected<>(List.of(Issue.at(IssueCode.PANEL_TRUTH_CONTRADICTS, raw.reportId())));
        }
        OptionalInt before = first == null ? readings.panelGroup(truth.actId(), now) : OptionalInt.empty();
        if (before.isEmpty() || before.getAsInt() == truth.group()) {
            return verdict;
        }
        List<Issue> issues = new ArrayList<>(admitted.issues());
        issues.add(Issue.at(IssueCode.PANEL_TRUTH_REPLACED, raw.reportId()));
        return new Verdict.Admitted<>(truth, issues);
    }
}
