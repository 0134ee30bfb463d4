package io.tieback.server.page;

import io.tieback.embedded.CapFigures;
import io.tieback.embedded.RecallRow;
import io.tieback.wire.AttributionRow;
import io.tieback.wire.ReleaseManifest;
import io.tieback.wire.RolloutAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What the page of user match shows.
 *
 * @param rollout which releases are kept, and which serves
 * @param version of the release that is shown; 0 if there is none
 * @param manifest what that release says of itself
 * @param least the probability from which on names are to count, in [0, 1]
 * @param setting the attribution setting that the rows are of
 * @param advertisers rows by advertiser
 * @param recall how often users whom keys name are found without them, lately
 * @param caps what the bounds of the evidence cost
 */
public record UserMatchView(
        RolloutAnswer rollout,
        int version,
        Optional<ReleaseManifest> manifest,
        double least,
        String setting,
        List<AttributionRow> advertisers,
        List<RecallRow> recall,
        CapFigures caps) {
    /** Copies the lists. */
    public UserMatchView {
        advertisers = List.copyOf(advertisers);
        recall = List.copyOf(recall);
    }
}
