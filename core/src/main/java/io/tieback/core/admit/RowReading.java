package io.tieback.core.admit;

import io.tieback.core.admit.IssueCode.Consequence;
import io.tieback.core.privacy.IdentifierKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the fields of one row and gathers what is to be said about it. */
final class RowReading {
    private static final int MOST_ISSUES = 20;

    private final List<Issue> issues;

    RowReading(List<Issue> found) {
        this.issues = new ArrayList<>(found);
    }

    void say(Issue issue) {
        issues.add(issue);
    }

    boolean hasAny(Consequence consequence) {
        return issues.stream().anyMatch(issue -> issue.code().consequence() == consequence);
    }

    /** The text of a field, or empty: absent, or said to be unusable. */
    String text(RawValue value, int longest) {
        String text = plain(value);
        if (text.length() > longest) {
            say(Issue.at(IssueCode.TOO_LONG, value).fixedBy("Send at most " + longest + " characters."));
            return "";
        }
        if (!IdentifierKeys.isSoundText(text)) {
            say(Issue.at(IssueCode.BAD_CHARACTERS, value));
            return "";
        }
        return text;
    }

    /** As {@link #text}, and it is an error when there is none. */
    String requiredText(RawValue value, int longest) {
        if (value.isAbsent() || isEmptyText(value)) {
            say(Issue.at(IssueCode.FIELD_MISSING, value));
            return "";
        }
        return text(value, longest);
    }

    /** The constant that a required field names in lower case. */
    <E extends Enum<E>> Optional<E> requiredConstant(RawValue value, Class<E> type, IssueCode unknown) {
        String name = requiredText(value, 64);
        return name.isEmpty() ? Optional.empty() : constant(name, value, type, unknown);
    }

    /** The constant that a field names in lower case, if it is there. */
    <E extends Enum<E>> Optional<E> constant(RawValue value, Class<E> type, IssueCode unknown) {
        String name = text(value, 64);
        return name.isEmpty() ? Optional.empty() : constant(name, value, type, unknown);
    }

    /** What to answer; the input is made only if nothing speaks against it. */
    <T> Verdict<T> verdict(Supplier<T> input) {
        List<Issue> sorted = sorted();
        if (hasAny(Consequence.SUPPRESSES)) {
            return new Verdict.Suppressed<>(issues.stream()
                    .filter(issue -> consequence(issue) == Consequence.SUPPRESSES)
                    .toList());
        } else if (hasAny(Consequence.REJECTS)) {
            return new Verdict.Rejected<>(sorted);
        } else if (hasAny(Consequence.QUARANTINES)) {
            return new Verdict.Quarantined<>(sorted);
        }
        return new Verdict.Admitted<>(input.get(), sorted);
    }

    /** As {@link #verdict} for rows that are not kept in quarantine. */
    <T> Verdict<T> verdictWithoutQuarantine(Supplier<T> input) {
        return hasAny(Consequence.QUARANTINES) ? new Verdict.Rejected<>(sorted()) : verdict(input);
    }

    private List<Issue> sorted() {
        List<Issue> sorted = issues.stream()
                .sorted(Comparator.comparing((Issue issue) -> consequence(issue)))
                .toList();
        if (sorted.size() <= MOST_ISSUES) {
            return sorted;
        }
        List<Issue> shown = new ArrayList<>(sorted.subList(0, MOST_ISSUES));
        Issue first = sorted.get(MOST_ISSUES);
        String more = (sorted.size() - MOST_ISSUES) + " more";
        shown.add(new Issue(IssueCode.MORE_ISSUES, first.path(), more, IssueCode.MORE_ISSUES.fix()));
        return shown;
    }

    private static Consequence consequence(Issue issue) {
        return issue.code().consequence();
    }

    private String plain(RawValue value) {
        switch (value.form()) {
            case TEXT:
                if (value.text().isEmpty()) {
                    say(Issue.at(IssueCode.FIELD_EMPTY, value));
                }
                return value.text();
            case NUMBER:
                say(Issue.at(IssueCode.TEXT_EXPECTED, value));
                return value.text();
            case FLAG, OTHER:
                say(Issue.at(IssueCode.WRONG_TYPE, value).fixedBy("Send a text."));
                return "";
            default:
                return "";
        }
    }

    private <E extends Enum<E>> Optional<E> constant(String name, RawValue value, Class<E> type, IssueCode unknown) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(constant);
            }
        }
        say(Issue.at(unknown, value));
        return Optional.empty();
    }

    private static boolean isEmptyText(RawValue value) {
        return value.form() == RawValue.Form.TEXT && value.text().isBlank();
    }
}
