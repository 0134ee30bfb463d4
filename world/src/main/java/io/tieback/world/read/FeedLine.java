package io.tieback.world.read;

import java.time.Instant;

/**
 * A line that somebody sends.
 *
 * @param kind what it is
 * @param atMillis when it is received, in milliseconds since 1970
 * @param sender the advertiser who sends it; empty if the platform does
 * @param subject the row's id of a report, the user of identifiers, else empty
 * @param body the JSON that the API takes
 */
public record FeedLine(Kind kind, long atMillis, String sender, String subject, String body) {
    /** What a line is; of lines of one instant, the earlier kind comes first. */
    public enum Kind {
        IDENTIFIERS("identifiers.jsonl", "identifiers"),
        SIGHTING("sightings.jsonl", "sighting"),
        ENGAGEMENT("engagements.jsonl", "engagement"),
        REPORT("reports.jsonl", "report");

        private final String file;
        private final String field;

        Kind(String file, String field) {
            this.file = file;
            this.field = field;
        }

        /** The file that holds such lines, in order of time. */
        public String file() {
            return file;
        }
    }

    /** When it is received. */
    public Instant at() {
        return Instant.ofEpochMilli(atMillis);
    }

    /** A line as it stands in its file: flat fields, then the object that is sent. */
    static FeedLine of(Kind kind, String line) {
        String named = "\"" + kind.field + "\":";
        int from = line.indexOf(named + "{");
        long atMillis = millis(text(line, "At\":", ','));
        String object = line.substring(from + named.length(), line.length() - 1);
        return switch (kind) {
            case IDENTIFIERS ->
                new FeedLine(kind, atMillis, "", text(line, "\"userId\":\"", '"'), "{" + named + object + "}");
            case REPORT ->
                new FeedLine(
                        kind, atMillis, text(line, "\"advertiserId\":\"", '"'), text(line, "\"row\":\"", '"'), object);
            case SIGHTING, ENGAGEMENT -> new FeedLine(kind, atMillis, "", "", object);
        };
    }

    private static String text(String line, String before, char end) {
        int from = line.indexOf(before) + before.length();
        return line.substring(from, line.indexOf(end, from));
    }

    /** Seconds with three decimals, as worlds are written. */
    private static long millis(String seconds) {
        int point = seconds.indexOf('.');
        return point < 0
                ? 1_000 * Long.parseLong(seconds)
                : Long.parseLong(seconds.substring(0, point) + seconds.substring(point + 1));
    }
}
