package io.tieback.learn.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.learn.release.HeldOutMetric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The end of a training.
 *
 * @param release what was trained
 * @param levels Fellegi and Sunter's levels, calibrated, in every segment
 * @param trees the trees, calibrated, in every segment; the levels where there are no trees
 * @param choices which scorer serves each segment, and why
 * @param metrics on people who taught nothing; empty without labels
 * @param reliability how far it can be taken at its word, by the truth panel if that calibrated
 * @param shifts how the reports that are asked about differ from those that taught, by segment
 * @param keyless whether anything may be said of reports without a key
 * @param shown what it rests on
 */
public record TrainedUserMatch(
        UserMatchRelease release,
        UserMatchModel levels,
        UserMatchModel trees,
        List<SegmentChoice> choices,
        List<HeldOutMetric> metrics,
        Reliability reliability,
        List<PriorShift> shifts,
        KeylessClaim keyless,
        Shown shown) {
    public TrainedUserMatch {
        choices = List.copyOf(choices);
        metrics = List.copyOf(metrics);
        shifts = List.copyOf(shifts);
    }

    /** The trees in every segment, if there are any. */
    public Optional<UserMatchModel> boosted() {
        return release.trees().isEmpty() ? Optional.empty() : Optional.of(trees);
    }

    /**
     * What the training was shown.
     *
     * @param seed of all that is random
     * @param sha256 of the sets in their order
     * @param scorers sets of people who taught the scorers
     * @param calibration sets of people who taught the calibrators
     * @param test sets of people who judged
     * @param untold sets without a label
     * @param panel sets of the truth panel
     * @param heldOutAdvertisers how many advertisers taught nothing
     */
    public record Shown(
            long seed,
            String sha256,
            long scorers,
            long calibration,
            long test,
            long untold,
            long panel,
            int heldOutAdvertisers) {}

    /**
     * Writes the release into a folder that must not be there yet.
     *
     * @param data what the sets are, for people
     * @param commit of the program that trained
     * @throws IOException if the folder is there or cannot be written
     */
    public void write(Path folder, String data, String commit) throws IOException {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("commit", commit).put("seed", shown.seed());
        about.putObject("data")
                .put("description", data)
                .put("sha256", shown.sha256())
                .put("setsForScorers", shown.scorers())
                .put("setsForCalibration", shown.calibration())
                .put("setsForTest", shown.test())
                .put("setsWithoutLabel", shown.untold())
                .put("setsOfTruthPanel", shown.panel())
                .put("mostSetsKeptOfEach", SetParts.MOST)
                .put("advertisersThatTaughtNothing", shown.heldOutAdvertisers());
        ArrayNode served = about.putArray("segments");
        for (SegmentChoice choice : choices) {
            ObjectNode node = served.addObject()
                    .put("segment", choice.segment().name())
                    .put("serves", choice.isBoosted() ? "boosted" : "levels")
                    .put("why", choice.why())
                    .put("setsCompared", choice.sets());
            node.putObject("logLossOfTreesLessLevels")
                    .put("value", choice.lossDifference().value())
                    .put("low", choice.lossDifference().low())
                    .put("high", choice.lossDifference().high());
        }
        HeldOutMetric.tell(metrics, about.putArray("metrics"));
        reliability.tell(about.putObject("reliability"));
        PriorShift.tell(shifts, about.putArray("priorShift"));
        about.putObject("keyless").put("claimed", keyless.isMade()).put("why", keyless.why());
        release.write(folder, about);
    }
}
