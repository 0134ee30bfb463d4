package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.wire.DayOrTime;
import io.tieback.wire.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The query of a request, read strictly: a parameter that is unknown or there twice is a problem. */
final class Parameters {
    private static final int LONGEST = 256;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SHARE = Pattern.compile("1(\\.0{1,20})?|0|0?\\.[0-9]{1,20}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of a request, which may be {@code known} ones only. */
    static Parameters of(Context request, Set<String> known) {
        Map<String, List<String>> values = request.queryParamMap();
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw ProblemException.of(
                        ProblemCode.PARAMETER_UNKNOWN, unknown(name) + "Known are " + String.join(", ", sorted(known)));
            }
            if (given.size() != 1 || given.get(0).length() > LONGEST) {
                throw invalid(name, "comes once, with at most " + LONGEST + " characters");
            }
        });
        return new Parameters(values);
    }

    /** What somebody sent is told again only if it looks like a name. */
    private static String unknown(String name) {
        return NAME.matcher(name).matches() ? name + " is not known. " : "";
    }

    /** Whether a flag is set. */
    boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true", "" -> true;
                    case "false" -> false;
                    default -> throw invalid(name, "is true or false");
                })
                .orElse(false);
    }

    /** A text, empty where it is not given. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(0));
    }

    /** A whole number from 0 on. */
    OptionalInt whole(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !WHOLE.matcher(text.get()).matches()) {
            throw invalid(name, "is a whole number");
        }
        return text.map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** A number from 0 to 1. */
    double share(String name, double usual) {
        return text(name)
                .map(value -> {
                    if (!SHARE.matcher(value).matches()) {
                        throw invalid(name, "is a number from 0 to 1, such as 0.95");
                    }
                    return Double.parseDouble(value);
                })
                .orElse(usual);
    }

    /** A day as of ISO 8601. */
    Optional<LocalDate> day(String name) {
        return text(name).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException notADay) {
                throw invalid(name, "is a day such as 2026-01-31");
            }
        });
    }

    /** A time as of ISO 8601, with its zone; a day is its beginning in UTC. */
    Optional<Instant> time(String name) {
        return text(name)
                .map(value -> DayOrTime.read(value)
                        .orElseThrow(() ->
                                invalid(name, "is a time such as 2026-01-31T00:00:00Z, or a day such as 2026-01-31")));
    }

    /** Names out of {@code allowed}, separated by commas. */
    Optional<List<String>> names(String name, Set<String> allowed) {
        return text(name).map(value -> {
            List<String> given = Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .distinct()
                    .toList();
            if (!allowed.containsAll(given)) {
                throw invalid(name, "is a list out of " + String.join(", ", sorted(allowed)));
            }
            return given;
        });
    }

    static ProblemException invalid(String name, String rule) {
        return ProblemException.of(ProblemCode.PARAMETER_INVALID, name + " " + rule + ".");
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
