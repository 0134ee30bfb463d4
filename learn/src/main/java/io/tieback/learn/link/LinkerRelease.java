package io.tieback.learn.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.match.score.ComparisonParameters;
import io.tieback.core.match.score.FellegiSunterModel;
import io.tieback.core.model.FlatTrees;
import io.tieback.core.stats.PlattCalibrator;
import io.tieback.learn.boost.LightGbmText;
import io.tieback.learn.release.ReleaseFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained scorer as an immutable folder: {@code manifest.json}, {@code trees.txt} (LightGBM's text),
 * {@code calibrator.json} and {@code features.json} (the names of the features and the Fellegi–Sunter model that they
 * are taken from). The manifest holds the hash of every other file; a folder that was changed is not read.
 *
 * @param model what the features of weights are taken from, frozen
 * @param features the names of the features, in order
 * @param trees in LightGBM's text format, raw scores in log odds
 * @param calibrator from raw score to probability
 */
public record LinkerRelease(FellegiSunterModel model, List<String> features, String trees, PlattCalibrator calibrator) {
    /** The model line of all linkers. */
    public static final String LINE = "linker";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TREES = "trees.txt";
    private static final String CALIBRATOR = "calibrator.json";
    private static final String FEATURES = "features.json";

    public LinkerRelease {
        features = List.copyOf(features);
    }

    /**
     * Writes a release into a folder that must not be there yet; it appears whole or not at all.
     *
     * @param manifest what else is to be said of it; line, version and hashes are added
     * @throws IOException if the folder is there or cannot be written
     */
    void write(Path folder, ObjectNode manifest) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(TREES, trees);
        files.put(CALIBRATOR, calibratorJson());
        files.put(FEATURES, featuresJson());
        ReleaseFolder.write(folder, LINE, files, manifest);
    }

    /**
     * Reads a release.
     *
     * @throws IOException with a sentence for people, if the folder holds none or was changed since
     */
    static LinkerRelease read(Path folder) throws IOException {
        ReleaseFolder release = ReleaseFolder.open(folder, LINE);
        JsonNode features = release.json(FEATURES);
        JsonNode calibrator = release.json(CALIBRATOR);
        try {
            List<String> names = new ArrayList<>();
            features.path("features").forEach(name -> names.add(name.asText()));
            return new LinkerRelease(
                    model(features),
                    names,
                    release.text(TREES),
                    new PlattCalibrator(
                            calibrator.required("slope").asDouble(),
                            calibrator.required("intercept").asDouble()));
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private String calibratorJson() {
        return JSON.createObjectNode()
                .put("kind", "platt")
                .put("slope", calibrator.slope())
                .put("intercept", calibrator.intercept())
                .toPrettyString();
    }

    private String featuresJson() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode names = root.putArray("features");
        features.forEach(names::add);
        root.put("randomMatchProbability", model.randomMatchProbability());
        ArrayNode comparisons = root.putArray("comparisons");
        for (ComparisonParameters comparison : model.comparisons()) {
            ObjectNode node = comparisons.addObject().put("name", comparison.name());
            ArrayNode levels = node.putArray("levels");
            for (int level = 0; level < comparison.labels().size(); level++) {
                levels.addObject()
                        .put("label", comparison.labels().get(level))
                        .put("m", comparison.m().get(level))
                        .put("u", comparison.u().get(level));
            }
        }
        return root.toPrettyString();
    }

    private static FellegiSunterModel model(JsonNode features) {
        List<ComparisonParameters> comparisons = new ArrayList<>();
        for (JsonNode node : features.required("comparisons")) {
            List<String> labels = new ArrayList<>();
            List<Double> m = new ArrayList<>();
            List<Double> u = new ArrayList<>();
            for (JsonNode level : node.required("levels")) {
                labels.add(level.required("label").asText());
                m.add(level.required("m").asDouble());
                u.add(level.required("u").asDouble());
            }
            comparisons.add(new ComparisonParameters(node.required("name").asText(), labels, m, u));
        }
        return new FellegiSunterModel(
                features.required("randomMatchProbability").asDouble(), comparisons);
    }

    /** The trees in their serving form. */
    FlatTrees servingTrees() {
        return LightGbmText.parse(trees);
    }
}
