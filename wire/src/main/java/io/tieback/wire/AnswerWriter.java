package io.tieback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import java.io.IOException;
import java.util.List;

/** Writes what is answered to those who send. */
public final class AnswerWriter {
    private static final List<String> STATUSES = List.of("accepted", "rejected", "quarantined", "suppressed");

    /** Beside the first issue of each row: so an answer stays within what is stored under an Idempotency-Key. */
    private static final int MOST_FURTHER_ISSUES = 2_000;

    private AnswerWriter() {}

    /**
     * The answer to a batch: a result for each row, in order.
     *
     * @param idName what a row's id is called
     * @param rows one for each row received
     * @param issues about the document around the rows
     */
    public static byte[] batch(String idName, List<RowAnswer> rows, List<Issue> issues) {
        return rows(idName, rows, (json, index) -> {}, issues);
    }

    /** Writes what else is said of a row. */
    interface RowMore {
        void write(JsonGenerator json, int index) throws IOException;
    }

    /** As {@link #batch} with more about each row. */
    static byte[] rows(String idName, List<RowAnswer> rows, RowMore more, List<Issue> issues) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("results");
            int room = MOST_FURTHER_ISSUES;
            for (int index = 0; index < rows.size(); index++) {
                List<Issue> shown = shown(rows.get(index).issues(), room);
                room -= Math.max(0, shown.size() - 1);
                json.writeStartObject();
                json.writeNumberField("index", index);
                row(json, idName, rows.get(index), shown);
                more.write(json, index);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("counts");
            for (String status : STATUSES) {
                long count =
                        rows.stream().filter(r -> r.statusName().equals(status)).count();
                json.writeNumberField(status, count);
            }
            json.writeEndObject();
            if (!issues.isEmpty()) {
                issues(json, issues);
            }
        });
    }

    /** A problem as of RFC 9457. */
    public static byte[] problem(Problem problem) {
        ProblemCode code = problem.code();
        return JsonOutput.object(json -> {
            json.writeStringField("type", "urn:tieback:problem:" + code.code());
            json.writeStringField("title", code.meaning());
            json.writeNumberField("status", code.status());
            json.writeStringField("code", code.code());
            JsonOutput.optionalText(json, "detail", problem.detail());
            json.writeStringField("fix", code.fix());
            if (problem.line() > 0) {
                json.writeNumberField("line", problem.line());
                json.writeNumberField("column", problem.column());
            }
        });
    }

    /** All, or the first and a word that there are more. */
    private static List<Issue> shown(List<Issue> issues, int room) {
        if (issues.size() <= Math.max(1, room + 1)) {
            return issues;
        }
        IssueCode more = IssueCode.MORE_ISSUES;
        return List.of(issues.get(0), new Issue(more, issues.get(0).path(), "", more.fix()));
    }

    private static void row(JsonGenerator json, String idName, RowAnswer row, List<Issue> issues) throws IOException {
        JsonOutput.optionalText(json, idName, row.id());
        json.writeStringField("status", row.statusName());
        if (row.duplicateOf().isPresent()) {
            json.writeStringField("duplicateOf", row.duplicateOf().get());
        }
        issues(json, issues);
    }

    private static void issues(JsonGenerator json, List<Issue> issues) throws IOException {
        json.writeArrayFieldStart("issues");
        for (Issue issue : issues) {
            json.writeStartObject();
            json.writeStringField("severity", issue.severity());
            json.writeStringField("code", issue.code().code());
            JsonOutput.text(json, "path", issue.path());
            JsonOutput.optionalText(json, "received", issue.received());
            JsonOutput.text(json, "fix", issue.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
