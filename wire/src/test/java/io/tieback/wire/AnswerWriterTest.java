package io.tieback.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.report.ReportStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {
    @Test
    void aBatchIsAnsweredRowByRowWithCounts() {
        Issue issue =
                new Issue(IssueCode.OCCURRED_AT_IN_MILLISECONDS, "reports[1].occurredAt", "1764…(13 digits)", "x");
        byte[] answer = AnswerWriter.batch(
                "reportId",
                List.of(
                        new RowAnswer("r-0", ReportStatus.ADMITTED, Optional.of("r-9"), List.of()),
                        new RowAnswer("r-1", ReportStatus.QUARANTINED, Optional.empty(), List.of(issue))),
                List.of());

        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"results\":[{\"index\":0,\"reportId\":\"r-0\",\"status\":\"accepted\",\"duplicateOf\":\"r-9\","
                                + "\"issues\":[]},{\"index\":1,\"reportId\":\"r-1\",\"status\":\"quarantined\",\"issues\":[{"
                                + "\"severity\":\"error\",\"code\":\"occurred_at_in_milliseconds\","
                                + "\"path\":\"reports[1].occurredAt\",\"received\":\"1764…(13 digits)\",\"fix\":\"x\"}]}],"
                                + "\"counts\":{\"accepted\":1,\"rejected\":0,\"quarantined\":1,\"suppressed\":0}}");
    }

    @Test
    void aProblemHasItsCodeItsMendAndItsPlace() {
        byte[] answer = AnswerWriter.problem(new Problem(ProblemCode.JSON_MALFORMED, "", 2, 7));

        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"urn:tieback:problem:json_malformed\",\"title\":\"The body is not JSON in UTF-8.\","
                                + "\"status\":400,\"code\":\"json_malformed\","
                                + "\"fix\":\"Mend the document at the line and column.\",\"line\":2,\"column\":7}");
    }

    @Test
    void textThatUtf8CannotHoldIsReplaced() {
        byte[] answer = AnswerWriter.problem(Problem.of(ProblemCode.INTERNAL, "a\ud800\u0000b"));

        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"detail\":\"a\ufffd\ufffdb\"");
    }
}
