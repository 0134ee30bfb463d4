package io.tieback.core.privacy;

import java.util.List;
import java.util.Locale;

/**
 * What a user agent says of browser and system, read by a fixed list of marks in time linear in its first 512
 * characters. An agent is weak evidence: two random browsers agree in all of it with a probability of some 9 %.
 *
 * @param family browser or app in lower case, or empty
 * @param major its major version, 0 if unknown
 * @param system {@code ios}, {@code android}, {@code windows}, {@code mac}, {@code linux}, or empty
 * @param systemMajor its major version, 0 if unknown
 */
public record AgentTraits(String family, int major, String system, int systemMajor) {
    /** Nothing is known. */
    public static final AgentTraits UNKNOWN = new AgentTraits("", 0, "", 0);

    /** The strongest agreement that {@link #agreement} can tell. */
    public static final int SAME = 4;

    private static final int READ = 512;

    private record Mark(String text, String name) {}

    /** The first that is found decides: browsers that are built on others name these too. */
    private static final List<Mark> FAMILIES = List.of(
            new Mark("Edg/", "edge"),
            new Mark("OPR/", "opera"),
            new Mark("SamsungBrowser/", "samsung"),
            new Mark("CriOS/", "chrome"),
            new Mark("FxiOS/", "firefox"),
            new Mark("Firefox/", "firefox"),
            new Mark("Chrome/", "chrome"),
            new Mark("Version/", "safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone OS ", "ios"),
            new Mark("CPU OS ", "ios"),
            new Mark("iOS ", "ios"),
            new Mark("Android ", "android"),
            new Mark("Windows NT ", "windows"),
            new Mark("Mac OS X ", "mac"),
            new Mark("Linux", "linux"));

    /** Reads an agent; never fails. */
    public static AgentTraits of(String agent) {
        String text = agent.length() > READ ? agent.substring(0, READ) : agent;
        String family = "";
        int major = 0;
        for (Mark mark : FAMILIES) {
            int at = text.indexOf(mark.text());
            if (at >= 0) {
                family = mark.name();
                major = number(text, at + mark.text().length());
                break;
            }
        }
        int slash = text.indexOf('/');
        if (family.isEmpty() && slash > 0 && !text.startsWith("Mozilla/")) {
            family = text.substring(0, slash).toLowerCase(Locale.ROOT);
            major = number(text, slash + 1);
        }
        for (Mark mark : SYSTEMS) {
            int at = text.indexOf(mark.text());
            if (at >= 0) {
                return new AgentTraits(
                        family,
                        major,
                        mark.name(),
                        number(text, at + mark.text().length()));
            }
        }
        return new AgentTraits(family, major, "", 0);
    }

    /**
     * How far two agents agree: 0 systems differ, 1 same system, 2 and its version, 3 and browser, {@link #SAME} and
     * its version; NaN where one of them tells no system.
     */
    public double agreement(AgentTraits other) {
        if (system.isEmpty() || other.system.isEmpty()) {
            return Double.NaN;
        }
        if (!system.equals(other.system)) {
            return 0;
        }
        if (systemMajor != other.systemMajor) {
            return 1;
        }
        if (!family.equals(other.family)) {
            return 2;
        }
        return major == other.major ? SAME : 3;
    }

    private static int number(String text, int from) {
        int number = 0;
        for (int i = from; i < text.length() && i < from + 4; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
