package io.tieback.learn.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.identity.BoostedCandidates;
import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.FeatureLevels;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.stats.BetaCalibrator;
import io.tieback.learn.boost.LightGbmText;
import io.tieback.learn.release.ReleaseFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained answer to who did an act, as an immutable folder: {@code manifest.json}, {@code features.json} (names and
 * directions of the numbers), {@code levels.json} (Fellegi–Sunter), {@code trees.txt} (LightGBM's text, where trees
 * were boosted) and {@code segments.json} (which scorer serves each segment, and its calibrator).
 *
 * @param levels the Fellegi–Sunter scorer
 * @param trees in LightGBM's text format, raw scores in natural log odds; empty if there are none
 * @param segments what serves each
 */
public record UserMatchRelease(
        FellegiSunterCandidates levels, String trees, Map<EvidenceSegment, SegmentServing> segments) {
    /** The model line of all such releases. */
    public static final String LINE = "user-match";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEATURES = "features.json";
    private static final String LEVELS = "levels.json";
    private static final String TREES = "trees.txt";
    private static final String SEGMENTS = "segments.json";

    /** @throws IllegalArgumentException if a segment is served by nothing, or by trees that are not there */
    public UserMatchRelease {
        segments = Map.copyOf(segments);
        if (segments.size() != EvidenceSegment.values().length) {
            throw new IllegalArgumentException("every segment is served");
        }
        if (trees.isEmpty() && segments.values().stream().anyMatch(SegmentServing::isBoosted)) {
            throw new IllegalArgumentException("there are no trees to serve");
        }
    }

    /**
     * What serves a segment.
     *
     * @param isBoosted by trees; else by Fellegi and Sunter's levels
     * @param calibrator of that scorer
     * @param ground what the calibrator was fitted to
     */
    public record SegmentServing(boolean isBoosted, SetCalibrator calibrator, CalibrationGround ground) {}

    /** The model, ready to serve, under a name. */
    public UserMatchModel model(String name) {
        CandidateScorer boosted = trees.isEmpty() ? levels : new BoostedCandidates(LightGbmText.parse(trees));
        Map<EvidenceSegment, UserMatchModel.Serving> serving = new EnumMap<>(EvidenceSegment.class);
        segments.forEach((segment, one) -> serving.put(
                segment,
                new UserMatchModel.Serving(one.isBoosted() ? boosted : levels, one.calibrator(), one.ground())));
        return new UserMatchModel(name, serving);
    }

    /**
     * Writes the release into a folder that must not be there yet; it appears whole or not at all.
     *
     * @param about what else the manifest says
     * @throws IOException if the folder is there or cannot be written
     */
    public void write(Path folder, ObjectNode about) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FEATURES, schema().toPrettyString());
        files.put(LEVELS, levelsJson().toPrettyString());
        if (!trees.isEmpty()) {
            files.put(TREES, trees);
        }
        files.put(SEGMENTS, segmentsJson().toPrettyString());
        ReleaseFolder.write(folder, LINE, files, about);
    }

    /**
     * Reads the model of a release, named by its version.
     *
     * @throws IOException with a sentence for people, if the folder holds none, was changed since, or was trained on
     *     other numbers than {@link CandidateFeatures} tells
     */
    public static UserMatchModel read(Path folder) throws IOException {
        ReleaseFolder release = ReleaseFolder.open(folder, LINE);
        requireSchema(folder, release);
        try {
            UserMatchRelease read = new UserMatchRelease(
                    levels(release.json(LEVELS)),
                    release.has(TREES) ? release.text(TREES) : "",
                    segments(release.json(SEGMENTS)));
            return read.model(release.version());
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private static ArrayNode schema() {
        ArrayNode features = JSON.createArrayNode();
        for (int f = 0; f < CandidateFeatures.NAMES.size(); f++) {
            features.addObject()
                    .put("name", CandidateFeatures.NAMES.get(f))
                    .put("direction", CandidateFeatures.DIRECTIONS.get(f));
        }
        return features;
    }

    private static void requireSchema(Path folder, ReleaseFolder release) throws IOException {
        JsonNode theirs = release.json(FEATURES);
        ArrayNode ours = schema();
        for (int f = 0; f < Math.max(theirs.size(), ours.size()); f++) {
            if (!theirs.path(f).equals(ours.path(f))) {
                throw new IOException(folder + " was trained on other numbers: number " + (f + 1) + " is "
                        + said(theirs.path(f)) + " there and " + said(ours.path(f)) + " here. Train a release with"
                        + " this version, or run the one that trained it (commit "
                        + release.manifest().path("commit").asText("unknown") + ").");
            }
        }
    }

    private static String said(JsonNode feature) {
        return feature.isMissingNode()
                ? "missing"
                : "\"" + feature.path("name").asText() + "\" with direction "
                        + feature.path("direction").asInt();
    }

    private ObjectNode levelsJson() {
        ObjectNode root = JSON.createObjectNode().put("candidateOdds", levels.candidateOdds());
        ArrayNode features = root.putArray("features");
        for (FeatureLevels feature : levels.levels()) {
            ObjectNode node =
                    features.addObject().put("name", feature.name()).put("independence", feature.independence());
            feature.cuts().forEach(node.putArray("cuts")::add);
            feature.m().forEach(node.putArray("m")::add);
            feature.u().forEach(node.putArray("u")::add);
        }
        return root;
    }

    private static FellegiSunterCandidates levels(JsonNode root) {
        List<FeatureLevels> features = new ArrayList<>();
        for (JsonNode node : root.required("features")) {
            features.add(new FeatureLevels(
                    node.required("name").asText(),
                    numbers(node.required("cuts")),
                    numbers(node.required("m")),
                    numbers(node.required("u")),
                    node.required("independence").asDouble()));
        }
        return new FellegiSunterCandidates(root.required("candidateOdds").asDouble(), features);
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }

    private ObjectNode segmentsJson() {
        ObjectNode root = JSON.createObjectNode();
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            SegmentServing serving = segments.get(segment);
            if (serving != null) {
                BetaCalibrator nobody = serving.calibrator().nobody();
                ObjectNode node = root.putObject(segment.name())
                        .put("scorer", serving.isBoosted() ? "boosted" : "levels")
                        .put("ground", serving.ground().name())
                        .put("sharpness", serving.calibrator().sharpness());
                node.putObject("nobody")
                        .put("a", nobody.a())
                        .put("b", nobody.b())
                        .put("c", nobody.c());
            }
        }
        return root;
    }

    private static Map<EvidenceSegment, SegmentServing> segments(JsonNode root) {
        Map<EvidenceSegment, SegmentServing> segments = new EnumMap<>(EvidenceSegment.class);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            JsonNode node = root.required(segment.name());
            JsonNode nobody = node.required("nobody");
            BetaCalibrator calibrator = new BetaCalibrator(
                    nobody.required("a").asDouble(),
                    nobody.required("b").asDouble(),
                    nobody.required("c").asDouble());
            segments.put(
                    segment,
                    new SegmentServing(
                            node.required("scorer").asText().equals("boosted"),
                            new SetCalibrator(
                                    calibrator, node.required("sharpness").asDouble()),
                            CalibrationGround.valueOf(node.required("ground").asText())));
        }
        return segments;
    }
}
