package io.tieback.learn.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.match.score.FellegiSunterScorer;
import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.PairFeatures;
import io.tieback.core.model.FlatTrees;
import io.tieback.core.stats.PlattCalibrator;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import io.tieback.learn.release.FileHash;
import io.tieback.learn.release.HeldOutMetric;
import io.tieback.learn.release.ReleaseFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains a boosted scorer where labels exist. The features rest on a Fellegi–Sunter model that is learnt without the
 * labels and frozen into the release. Each labelled pair is scored by trees, and calibrated by a curve, that were
 * fitted to no pair of either of its entities ({@link EntityFolds}): these scores make the metrics. Trees and
 * calibrator of the release are then fitted to all labels.
 */
public final class LinkerTraining {
    private static final int LEAST_OF_A_KIND = 20;

    private final LinkSettings settings;
    private final LinkProgress progress;

    /** Training by the settings of a job. */
    public LinkerTraining(LinkSettings settings, LinkProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Trains and writes a release.
     *
     * @param labels pairs or records with their entity; without it the settings' truth column is taken
     * @param folder of the release; must not be there yet
     * @param commit of the program that trains
     */
    public Outcome run(Optional<Path> labels, Path folder, String commit) {
        try {
            return new Outcome.Trained(train(labels, folder, commit));
        } catch (SettingsProblem.Found e) {
            return new Outcome.Faulty(e.problem());
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage());
            return new Outcome.Faulty(new SettingsProblem(folder, 0, said, "Name a folder that is not there yet."));
        } catch (SQLException e) {
            Path file = labels.orElse(settings.lines().file());
            TableFault fault = TableFault.of(e, file);
            return new Outcome.Faulty(new SettingsProblem(file, 0, fault.message(), fault.mend()));
        }
    }

    private List<HeldOutMetric> train(Optional<Path> labelFile, Path folder, String commit)
            throws IOException, SQLException {
        ReleaseFolder.requireFree(folder);
        if (labelFile.isEmpty() && settings.input().truth().isEmpty()) {
            throw problem("input", "there are no labels", "Give --labels FILE, or truth: COLUMN under input:.");
        }
        if (settings.training().scorer().isPresent()) {
            throw problem("scorer", "a release is trained without another", "Remove scorer: for the training.");
        }
        LinkJob job = new LinkJob(settings, progress);
        LinkJob.Loaded loaded = job.load();
        PairLabels labels = labelFile.isPresent()
                ? PairLabels.read(labelFile.get(), loaded.input().table(), loaded.pairs())
                : PairLabels.ofTruth(loaded.input(), loaded.pairs());
        requireBothKinds(labels, labelFile);
        LinkJob.Model model = job.train(loaded);
        progress.phase("boost");
        PairFeatures features = PairFeatures.of(model.model(), model.columns());
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.add(features.of(labels.left()[i], labels.right()[i]));
        }
        EntityFolds folds = new EntityFolds(labels);
        double[] raw = heldOutScores(labels, rows, folds, features.directions(), labelFile);
        BoostTrainer.Boosted boosted =
                BoostTrainer.train(rows, listed(labels.match()), boosting(features.directions()));
        LinkerRelease release = new LinkerRelease(
                model.model(), features.names(), boosted.text(), PlattCalibrator.fit(raw, labels.match()));
        List<HeldOutMetric> metrics = metrics(labels, calibrated(raw, labels.match(), folds), model);
        release.write(folder, manifest(labelFile, labels, commit, metrics));
        progress.phase("done");
        return metrics;
    }

    private void requireBothKinds(PairLabels labels, Optional<Path> file) {
        int matches = 0;
        for (boolean match : labels.match()) {
            matches += match ? 1 : 0;
        }
        if (Math.min(matches, labels.size() - matches) < LEAST_OF_A_KIND) {
            String found = matches + " labelled matches and " + (labels.size() - matches) + " others among the pairs";
            throw labelProblem(file, found, "Label at least " + LEAST_OF_A_KIND + " of each.");
        }
    }

    /** Each pair's raw score by trees that saw no pair of either of its entities. */
    private double[] heldOutScores(
            PairLabels labels, List<double[]> rows, EntityFolds folds, List<Integer> directions, Optional<Path> file) {
        double[] raw = new double[rows.size()];
        for (int group : folds.groups()) {
            int[] teaching = folds.teaching(group);
            List<Boolean> taught =
                    Arrays.stream(teaching).mapToObj(i -> labels.match()[i]).toList();
            if (!taught.contains(true) || !taught.contains(false)) {
                throw labelProblem(
                        file, "the labelled pairs are of too few entities to hold any out", "Label more entities.");
            }
            List<double[]> features =
                    Arrays.stream(teaching).mapToObj(rows::get).toList();
            FlatTrees trees =
                    BoostTrainer.train(features, taught, boosting(directions)).trees();
            for (int pair : folds.judged(group)) {
                raw[pair] = trees.rawScore(rows.get(pair));
            }
        }
        return raw;
    }

    /** Each pair's probability by a calibrator that was fitted to no pair of either of its entities. */
    private static double[] calibrated(double[] raw, boolean[] match, EntityFolds folds) {
        double[] probability = new double[raw.length];
        for (int group : folds.groups()) {
            int[] teaching = folds.teaching(group);
            boolean[] taught = new boolean[teaching.length];
            for (int i = 0; i < taught.length; i++) {
                taught[i] = match[teaching[i]];
            }
            PlattCalibrator calibrator = PlattCalibrator.fit(
                    Arrays.stream(teaching).mapToDouble(i -> raw[i]).toArray(), taught);
            for (int pair : folds.judged(group)) {
                probability[pair] = calibrator.probability(raw[pair]);
            }
        }
        return probability;
    }

    private BoostSettings boosting(List<Integer> directions) {
        return BoostSettings.of(directions, settings.training().sample().seed());
    }

    private List<HeldOutMetric> metrics(PairLabels labels, double[] boosted, LinkJob.Model model) {
        FellegiSunterScorer scorer = FellegiSunterScorer.of(model.model(), model.columns());
        double[] unsupervised = new double[boosted.length];
        int[] first = new int[boosted.length];
        int[] second = new int[boosted.length];
        for (int i = 0; i < unsupervised.length; i++) {
            unsupervised[i] = Odds.probability(scorer.matchWeight(labels.left()[i], labels.right()[i]));
            first[i] = labels.entityOf()[labels.left()[i]];
            second[i] = labels.entityOf()[labels.right()[i]];
        }
        long seed = settings.training().sample().seed();
        double cut = settings.clusters().probability();
        List<HeldOutMetric> metrics = new ArrayList<>();
        metrics.addAll(new HeldOut(boosted, labels.match(), first, second).metrics("boosted, held out", cut, seed));
        metrics.addAll(new HeldOut(unsupervised, labels.match(), first, second).metrics("Fellegi–Sunter", cut, seed));
        return metrics;
    }

    private ObjectNode manifest(Optional<Path> labelFile, PairLabels labels, String commit, List<HeldOutMetric> metrics)
            throws IOException {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("commit", commit);
        node.put("seed", settings.training().sample().seed());
        ObjectNode data = node.putObject("data");
        List<Path> files = new ArrayList<>(List.of(settings.input().left()));
        settings.input().right().ifPresent(files::add);
        labelFile.ifPresent(files::add);
        StringBuilder all = new StringBuilder();
        ArrayNode list = data.putArray("files");
        for (Path file : files) {
            String hash = FileHash.of(file);
            all.append(hash);
            list.addObject().put("name", String.valueOf(file.getFileName())).put("sha256", hash);
        }
        data.put("snapshot", FileHash.ofText(all.toString()));
        int matches = 0;
        for (boolean match : labels.match()) {
            matches += match ? 1 : 0;
        }
        node.putObject("labels").put("pairs", labels.size()).put("matches", matches);
        HeldOutMetric.tell(metrics, node.putArray("metrics"));
        return node;
    }

    private SettingsProblem.Found labelProblem(Optional<Path> file, String message, String mend) {
        return file.isPresent()
                ? new SettingsProblem.Found(new SettingsProblem(file.get(), 0, message, mend))
                : problem("truth", message, mend);
    }

    private SettingsProblem.Found problem(String part, String message, String mend) {
        LinkSettings.SettingsLines lines = settings.lines();
        return new SettingsProblem.Found(new SettingsProblem(lines.file(), lines.of(part), message, mend));
    }

    private static List<Boolean> listed(boolean[] labels) {
        List<Boolean> list = new ArrayList<>();
        for (boolean label : labels) {
            list.add(label);
        }
        return list;
    }

    /** The end of a training. */
    public sealed interface Outcome {
        /**
         * A release was written.
         *
         * @param metrics on held-out entities
         */
        record Trained(List<HeldOutMetric> metrics) implements Outcome {
            public Trained {
                metrics = List.copyOf(metrics);
            }
        }

        /**
         * The settings, labels or data do not allow it.
         *
         * @param problem what is wrong
         */
        record Faulty(SettingsProblem problem) implements Outcome {}
    }
}
