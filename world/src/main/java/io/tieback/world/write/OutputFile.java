package io.tieback.world.write;

/** The files of a world. */
public enum OutputFile {
    ENGAGEMENTS("engagements.jsonl", true),
    SIGHTINGS("sightings.jsonl", true),
    IDENTIFIERS("identifiers.jsonl", true),
    REPORTS("reports.jsonl", true),
    PANEL("panel.jsonl", true),
    TRUTH_PEOPLE("truth/people.jsonl", false),
    TRUTH_ACTS("truth/acts.jsonl", true),
    TRUTH_REPORTS("truth/reports.jsonl", true),
    TRUTH_DUPLICATES("truth/duplicates.jsonl", false),
    TRUTH_OUTCOMES("truth/outcomes.jsonl", false),
    TRUTH_CREDIT("truth/credit.jsonl", true),
    TRUTH_BROWSING("truth/browsing.jsonl", true);

    private final String path;
    private final boolean timed;

    OutputFile(String path, boolean timed) {
        this.path = path;
        this.timed = timed;
    }

    /** Where, below the world's directory. */
    public String path() {
        return path;
    }

    /** Whether its lines are in order of time; else in order of person. */
    public boolean isTimed() {
        return timed;
    }
}
