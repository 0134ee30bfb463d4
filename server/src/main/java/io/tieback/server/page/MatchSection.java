package io.tieback.server.page;

import io.tieback.wire.Odds;
import io.tieback.wire.Odds.Candidate;
import io.tieback.wire.Odds.Step;
import io.tieback.wire.ReportAnswer.Match;
import io.tieback.wire.ReportAnswer.UserPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Who did it: by a key, or by a release's odds with what each number added to them. */
final class MatchSection {
    private static final int WIDTH = 220;
    private static final int ROW = 16;

    private final Match match;

    MatchSection(Match match) {
        this.match = match;
    }

    void write(Html html) {
        html.raw("<section><h2>Who did it?</h2><p class=\"finding\">")
                .text(finding())
                .raw("</p>");
        match.odds().ifPresent(odds -> odds(html, odds));
        evidence(html);
        html.raw("</section>");
    }

    private String finding() {
        if (match.odds().isPresent()) {
            Odds odds = match.odds().get();
            double best = odds.candidates().stream()
                    .mapToDouble(Candidate::probability)
                    .max()
                    .orElse(0);
            return best > odds.nobody()
                    ? "Most likely one user, at " + percent(best) + "; nobody the platform knows at "
                            + percent(odds.nobody()) + "."
                    : "Most likely nobody whom the platform knows, at " + percent(odds.nobody()) + ".";
        }
        return switch (match.knownUsers()) {
            case 0 -> "Nobody whom the platform knows.";
            case 1 -> "One user, by a key that names a user.";
            default -> Html.count(match.knownUsers(), "user") + " share it: keys name each of them.";
        };
    }

    private void odds(Html html, Odds odds) {
        html.raw("<p>")
                .text("No key names anybody. Release " + odds.version() + " (" + odds.release()
                        + ") says, the evidence being " + Html.words(odds.segment()) + ", " + ground(odds) + ":")
                .raw("</p><div class=\"scroll\"><table class=\"credit\"><thead><tr>"
                        + "<th scope=\"col\" class=\"words\">Who</th><th scope=\"col\" class=\"chart\">"
                        + "<span class=\"hidden\">Chart</span></th><th scope=\"col\">"
                        + (odds.isCalibrated() ? "Probability" : "Share") + "</th></tr></thead><tbody>");
        int place = 1;
        for (Candidate candidate : odds.candidates()) {
            likely(html, name(candidate, place++), candidate.probability(), "o-credited");
        }
        likely(html, "Nobody the platform knows", odds.nobody(), "o-nobody");
        html.raw("</tbody></table></div>");
        if (odds.household().users() > 0) {
            html.raw("<p>")
                    .text("By household, an answer of its own: one of "
                            + Html.count(odds.household().users(), "user")
                            + " who share the likeliest one's home, at "
                            + percent(odds.household().probability()) + ".")
                    .raw("</p>");
        }
        place = 1;
        for (Candidate candidate : odds.candidates()) {
            String name = name(candidate, place);
            if (!candidate.why().isEmpty()) {
                waterfall(html, name, candidate, place == 1);
            }
            place++;
        }
    }

    private static String ground(Odds odds) {
        return switch (odds.ground()) {
            case "PANEL" -> "in probabilities that a truth panel calibrated";
            case "KEYED" -> "in shares that are too sure here: only reports with a key calibrated them";
            default -> "in shares that nothing calibrated";
        };
    }

    private static void likely(Html html, String name, double probability, String style) {
        html.raw("<tr><th scope=\"row\">").text(name).raw("</th><td class=\"chart\">");
        html.raw(String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"%d\" aria-hidden=\"true\"><rect class=\"%s\" width=\"%.1f\" height=\"%d\"/>"
                        + "</svg></td><td>",
                WIDTH,
                ROW,
                style,
                Math.max(1, WIDTH * probability),
                ROW));
        html.text(percent(probability)).raw("</td></tr>");
    }

    /** Start first, then the steps that say most: each bar goes on where the one before ended. */
    private static void waterfall(Html html, String name, Candidate candidate, boolean isOpen) {
        List<Step> steps = new ArrayList<>(candidate.why());
        Step start = steps.remove(0);
        steps.sort(Comparator.comparingDouble(step -> -Math.abs(step.logOdds())));
        steps.add(0, start);
        double low = 0;
        double high = 0;
        double sum = 0;
        for (Step step : steps) {
            sum += step.logOdds();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }
        double scale = WIDTH / Math.max(1e-9, high - low);
        html.raw("<details" + (isOpen ? " open" : "") + "><summary>")
                .text("Why " + name + ": log odds from 0 to " + signed(sum))
                .raw("</summary><div class=\"scroll\"><table class=\"credit\"><thead><tr>"
                        + "<th scope=\"col\" class=\"words\">Number</th><th scope=\"col\">Seen</th>"
                        + "<th scope=\"col\" class=\"chart\"><span class=\"hidden\">Chart</span></th>"
                        + "<th scope=\"col\">Adds</th></tr></thead><tbody>");
        double at = 0;
        for (Step step : steps) {
            double from = Math.min(at, at + step.logOdds());
            at += step.logOdds();
            html.raw("<tr><th scope=\"row\">")
                    .text(Html.words(step.name()))
                    .raw("</th><td>")
                    .text(Double.isFinite(step.seen()) ? plain(step.seen()) : "")
                    .raw("</td><td class=\"chart\">")
                    .raw(bar((from - low) * scale, Math.abs(step.logOdds()) * scale, step.logOdds() >= 0))
                    .raw("</td><td>")
                    .text(signed(step.logOdds()))
                    .raw("</td></tr>");
        }
        html.raw("</tbody></table></div></details>");
    }

    private static String bar(double from, double width, boolean isUp) {
        return String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"%d\" aria-hidden=\"true\">"
                        + "<rect class=\"%s\" x=\"%.1f\" width=\"%.1f\" height=\"%d\"/></svg>",
                WIDTH,
                ROW,
                isUp ? "up" : "down",
                Math.min(from, WIDTH - 1),
                Math.max(1, width),
                ROW);
    }

    private void evidence(Html html) {
        for (UserPart user : match.users()) {
            html.raw("<p>")
                    .text(user.userId() + " holds " + Html.conversions(user.share()) + " of it.")
                    .raw("</p>");
        }
        if (match.evidence().isEmpty()) {
            html.raw("<p class=\"empty\">None of its keys names a user. Identifiers that a user gives later open it"
                    + " again.</p>");
            return;
        }
        html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"words\">Key that names users</th>"
                + "<th scope=\"col\">Users seen with it</th><th scope=\"col\">Reports that carry it</th></tr></thead>"
                + "<tbody>");
        match.evidence()
                .forEach(seen -> html.raw("<tr><th scope=\"row\">")
                        .text(Html.words(seen.kind()))
                        .raw("</th><td>")
                        .text(Html.count(seen.users()))
                        .raw("</td><td>")
                        .text(Html.count(seen.reportIds().size()))
                        .raw("</td></tr>"));
        html.raw("</tbody></table></div>");
    }

    private static String name(Candidate candidate, int place) {
        return candidate.userId().isEmpty() ? "Candidate " + place : candidate.userId();
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    private static String signed(double logOdds) {
        return String.format(Locale.ROOT, "%+.2f", logOdds);
    }

    private static String plain(double seen) {
        return seen == Math.rint(seen) && Math.abs(seen) < 1e9
                ? Html.count((long) seen)
                : String.format(Locale.ROOT, "%.3g", seen);
    }
}
