package io.tieback.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.IssueCode.Consequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of errors is the catalogue: {@code -Dtieback.writeDocs=true} writes it, else it is compared. */
class ErrorReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "errors.md");

    @Test
    void thePageSaysWhatTheCodesSay() throws IOException {
        String page = render();
        if (Boolean.getBoolean("tieback.writeDocs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String render() {
        StringBuilder page = new StringBuilder("""
                # Errors and warnings

                This page is written from the catalogues `ProblemCode` and `IssueCode` by
                `mvn -pl wire -am test -Dtieback.writeDocs=true`, and a test compares it. Codes are stable.

                ## A request is refused whole

                The answer is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `code`, `fix` and,
                where they apply, `detail`, `line` and `column`. Nothing of the request was taken.

                | status | code | meaning | what to do |
                |---|---|---|---|
                """);
        for (ProblemCode code : ProblemCode.values()) {
            page.append("| ")
                    .append(code.status())
                    .append(" | `")
                    .append(code.code())
                    .append("` | ");
            page.append(code.meaning()).append(" | ").append(code.fix()).append(" |\n");
        }
        page.append("""

                ## A row has issues

                Each row is answered for itself, in order, with its `status` and its `issues`, the most serious first and
                at most 20. An issue has a `severity`, the `code`, the `path` of the field, what was `received` (the first
                four characters and the length; of identifiers the length alone) and the `fix`.
                """);
        section(page, Consequence.REJECTS, "Rejected", "The row was not taken. Mend it and send it again.");
        section(
                page,
                Consequence.QUARANTINES,
                "Quarantined",
                "A report is kept sealed until it is released (`tieback quarantine`, `POST /v1/quarantine/releases`); a row"
                        + " of another kind is rejected.");
        section(page, Consequence.SUPPRESSES, "Suppressed", "The row was counted and not used.");
        section(page, Consequence.WARNS, "Warnings", "The row was taken.");
        return page.toString();
    }

    private static void section(StringBuilder page, Consequence consequence, String title, String lead) {
        page.append("\n### ").append(title).append("\n\n").append(lead).append("\n\n");
        page.append("| code | meaning | what to do |\n|---|---|---|\n");
        for (IssueCode code : IssueCode.values()) {
            if (code.consequence() == consequence) {
                page.append("| `")
                        .append(code.code())
                        .append("` | ")
                        .append(code.meaning())
                        .append(" | ");
                page.append(code.fix()).append(" |\n");
            }
        }
    }
}
