package io.tieback.core.identity;

import java.util.Arrays;
import java.util.List;

/** What the evidence about a set of candidates rests on. Each segment is calibrated, and has its scorer, by itself. */
public enum EvidenceSegment {
    /** Some candidate was seen with the cookie. */
    COOKIE_DIRECT,
    /** None was, but some at an address where the cookie was. */
    COOKIE_NEAR,
    /** Only the address speaks, and for one candidate. */
    ADDRESS_SOLE,
    /** Only the address speaks, for several candidates. */
    ADDRESS_CROWDED,
    /** None of these. */
    NONE;

    private static final Seen COOKIE = Seen.of(EvidenceFamily.COOKIE);
    private static final Seen NEAR = Seen.of(EvidenceFamily.NEAR);
    private static final Seen ADDRESS = Seen.of(EvidenceFamily.ADDRESS);

    /** The segment of a set, whatever the order of its candidates. */
    public static EvidenceSegment of(List<double[]> rows) {
        if (COOKIE.count(rows) > 0) {
            return COOKIE_DIRECT;
        }
        if (NEAR.count(rows) > 0) {
            return COOKIE_NEAR;
        }
        long seen = ADDRESS.count(rows);
        return seen == 0 ? NONE : seen == 1 ? ADDRESS_SOLE : ADDRESS_CROWDED;
    }

    /**
     * Columns that tell whether a candidate was seen: hours, which are missing if it never was, and days, which are
     * then missing or zero.
     */
    private record Seen(int[] hours, int[] days) {
        static Seen of(EvidenceFamily family) {
            return new Seen(columns(family, "hours"), columns(family, "days"));
        }

        private static int[] columns(EvidenceFamily family, String word) {
            return Arrays.stream(family.columns())
                    .filter(column -> CandidateFeatures.NAMES.get(column).contains(word))
                    .toArray();
        }

        long count(List<double[]> rows) {
            return rows.stream().filter(this::isSeen).count();
        }

        private boolean isSeen(double[] row) {
            for (int column : hours) {
                if (!Double.isNaN(row[column])) {
                    return true;
                }
            }
            for (int column : days) {
                if (row[column] > 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
