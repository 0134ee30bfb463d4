package io.tieback.testkit;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.FeatureLevels;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Made-up releases of one file: the odds of any candidate against nobody, whatever is known of it. */
public final class MadeUpReleases {
    /** The one file. */
    public static final String FILE = "odds.txt";

    private MadeUpReleases() {}

    /** The files of a release. */
    public static Map<String, byte[]> of(double odds) {
        return Map.of(FILE, Double.toString(odds).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The model of a release, which is called {@code odds-} and its odds.
     *
     * @throws IOException if its file holds no odds
     */
    public static UserMatchModel read(Path folder) throws IOException {
        try {
            double odds = Double.parseDouble(Files.readString(folder.resolve(FILE)));
            List<FeatureLevels> levels = CandidateFeatures.NAMES.stream()
                    .map(name -> new FeatureLevels(name, List.of(), List.of(.5, .5), List.of(.5, .5), 1))
                    .toList();
            return UserMatchModel.of(
                    "odds-" + odds,
                    new UserMatchModel.Serving(
                            new FellegiSunterCandidates(odds, levels), SetCalibrator.NONE, CalibrationGround.NONE));
        } catch (IllegalArgumentException damaged) {
            throw new IOException(folder + " holds no odds", damaged);
        }
    }
}
