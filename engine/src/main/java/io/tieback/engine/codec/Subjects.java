package io.tieback.engine.codec;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;

/** Names of those whose log records are sealed under a key of their own. */
public final class Subjects {
    private Subjects() {}

    /** A user of the platform. */
    public static String user(String userId) {
        return "u:" + userId;
    }

    /** Whoever holds an identifier. */
    public static String holder(MatchKey key) {
        return "k:" + key.text();
    }

    /** Under whom a report is sealed: the holder of its strongest key, or the report alone. */
    public static String of(ConversionReport report) {
        return report.matchKeys().stream()
                .findFirst()
                .filter(key -> key.kind().isDeterministic())
                .map(Subjects::holder)
                .orElse("r:" + report.reportId());
    }
}
