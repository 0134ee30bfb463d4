package io.tieback.server.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes HTML: whatever is not a literal of ours goes through {@link #text} or {@link #attribute}. */
final class Html {
    private final StringBuilder out = new StringBuilder(8_192);

    /** Adds markup of ours as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds text, escaped; of control characters only ends of lines stay. */
    Html text(String text) {
        text.codePoints().forEach(this::escaped);
        return this;
    }

    /** Adds an element that holds text. */
    Html element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag.replaceFirst(" .*", "") + ">");
    }

    /** Adds an attribute with a space before it. */
    Html attribute(String name, String value) {
        return raw(" " + name + "=\"").text(value).raw("\"");
    }

    /** What a class of evidence rests on, in words; a name that is not known as it is. */
    static String evidence(String segment) {
        return switch (segment) {
            case "COOKIE_DIRECT" -> "a candidate was seen with the cookie";
            case "COOKIE_NEAR" -> "a candidate was seen where the cookie was";
            case "ADDRESS_SOLE" -> "one candidate was seen at the address";
            case "ADDRESS_CROWDED" -> "several were seen at the address";
            case "NONE" -> "no candidate was seen";
            default -> words(segment);
        };
    }

    /** A name of the program's as words. */
    static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A whole number with separators. */
    static String count(long number) {
        return format("#,##0").format(number);
    }

    /** A number of things. */
    static String count(long number, String thing) {
        return count(number, thing, thing + "s");
    }

    /** A number of things, that are called otherwise if there is one. */
    static String count(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }

    /** A share of 10⁻⁹ as reports, to two decimals where there are any. */
    static String conversions(long share) {
        return format("#,##0.##").format(BigDecimal.valueOf(share, 9).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** An amount in major units. */
    static String amount(BigDecimal major) {
        return format("#,##0.00").format(major.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** A part of a whole in percent. */
    static String percent(long part, long whole) {
        return whole == 0 ? "–" : format("0.0").format(100.0 * part / whole) + " %";
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private void escaped(int character) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(Character.isISOControl(character) && character != '\n' ? 0xfffd : character);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
