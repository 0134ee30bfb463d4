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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private static final String MANIFEST = "manifest.json";
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
        if (Files.exists(folder)) {
            throw new IOException("there is something at " + folder + " already; a release is never changed");
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".release-");
        Map<String, String> files = new LinkedHashMap<>();
        files.put(TREES, trees);
        files.put(CALIBRATOR, calibratorJson());
        files.put(FEATURES, featuresJson());
        ObjectNode whole = JSON.createObjectNode().put("line", LINE);
        StringBuilder all = new StringBuilder();
        ObjectNode hashes = JSON.createObjectNode();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(draft.resolve(file.getKey()), file.getValue());
            String hash = FileHash.ofText(file.getValue());
            hashes.put(file.getKey(), hash);
            all.append(hash);
        }
        whole.put("version", FileHash.ofText(all.toString()).substring(0, 12));
        whole.setAll(manifest);
        whole.set("files", hashes);
        Files.writeString(draft.resolve(MANIFEST), whole.toPrettyString() + "\n");
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads a release.
     *
     * @throws IOException with a sentence for people, if the folder holds none or was changed since
     */
    static LinkerRelease read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new IOException("there is no release in " + folder + ": it has no " + MANIFEST);
        }
        JsonNode manifest = JSON.readTree(Files.readString(folder.resolve(MANIFEST)));
        if (!manifest.path("line").asText().equals(LINE)) {
            throw new IOException(folder + " is a release of another line: "
                    + manifest.path("line").asText());
        }
        try {
            JsonNode features = JSON.readTree(checked(folder, manifest, FEATURES));
            JsonNode calibrator = JSON.readTree(checked(folder, manifest, CALIBRATOR));
            List<String> names = new ArrayList<>();
            features.path("features").forEach(name -> names.add(name.asText()));
            return new LinkerRelease(
                    model(features),
                    names,
                    checked(folder, manifest, TREES),
                    new PlattCalibrator(
                            calibrator.required("slope").asDouble(),
                            calibrator.required("intercept").asDouble()));
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private static String checked(Path folder, JsonNode manifest, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + " is not whole: " + name + " is missing");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (!manifest.path("files").path(name).asText().equals(FileHash.ofText(text))) {
            throw new IOException(folder + " was changed since it was trained: the hash of " + name + " is another");
        }
        return text;
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
