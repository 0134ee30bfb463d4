package io.tieback.engine.act;

import io.tieback.core.identity.UserMatcher;
import io.tieback.core.stats.TextHash;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How acts are matched that no key of their own names.
 *
 * @param loggedPerMille of how many acts of a thousand the candidates are told
 * @param releases who says whose an act is, by the version of the release that its report names; none for 0
 */
public record Matching(int loggedPerMille, IntFunction<Optional<UserMatcher>> releases) {
    Optional<UserMatcher> release(int version) {
        return version == 0 ? Optional.empty() : releases.apply(version);
    }

    boolean tells(String firstReportId) {
        return Math.floorMod(TextHash.of(firstReportId), 1_000) < loggedPerMille;
    }
}
