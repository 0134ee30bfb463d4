package io.tieback.core.identity;

import java.util.List;
import java.util.stream.IntStream;

/** Kinds of evidence that the numbers of a candidate belong to, told by their names. */
public enum EvidenceFamily {
    /** Users at addresses where the cookie was. */
    NEAR("near"),
    /** Users seen with the cookie itself. */
    COOKIE("cookie"),
    /** The candidate among its rivals. */
    RIVALS("candidates", "rank", "rival"),
    /** Engagements with the advertiser. */
    ENGAGEMENT("engaged"),
    /** Browser or app. */
    AGENT("agent"),
    /** Users seen at the address or its network. */
    ADDRESS("address", "/64", "network"),
    /** All else. */
    OTHER("");

    private final List<String> words;

    EvidenceFamily(String... words) {
        this.words = List.of(words);
    }

    /** The first family of which a word is in the name. */
    public static EvidenceFamily of(String name) {
        for (EvidenceFamily family : values()) {
            if (family.words.stream().anyMatch(name::contains)) {
                return family;
            }
        }
        return OTHER;
    }

    /** Which of the numbers belong to this family, by place in {@link CandidateFeatures#NAMES}. */
    public int[] columns() {
        return IntStream.range(0, CandidateFeatures.NAMES.size())
                .filter(column -> of(CandidateFeatures.NAMES.get(column)) == this)
                .toArray();
    }
}
