package io.tieback.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.run.DataDirs;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Screen;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.core.identity.BoostedCandidates;
import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateMaximisation;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.model.FlatTrees;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs to say who did an act. */
@Command(
        name = "user-match",
        mixinStandardHelpOptions = true,
        description = {
            "CPU time of one answer to who did an act, in process, one thread: candidates scored, normalised with "
                    + "nobody and calibrated, by each scorer, and one candidate explained. Candidates are made up, "
                    + "a third of their numbers missing; the first tenth of the answers warms up and does not count."
        })
final class UserMatchCommand extends Measurement {
    private static final int LESSONS = 2_000;
    private static final int DIFFERENT = 500;
    private static final double MISSING = 1 / 3.0;

    @Option(
            names = "--candidates",
            paramLabel = "N",
            defaultValue = "30",
            description = "Of each report (${DEFAULT-VALUE}).")
    private int candidates;

    @Option(
            names = "--answers",
            paramLabel = "N",
            defaultValue = "50000",
            description = "How many are measured (${DEFAULT-VALUE}).")
    private int answers;

    @Option(
            names = "--http",
            description = "Instead: POST /v1/match:predict, one report each, 500 a second, open loop, for 12 seconds "
                    + "after 8 of warm-up; in ms from when a request was due.")
    private boolean http;

    @Override
    ObjectNode measure() {
        List<LabelledSet> lessons = sets(LESSONS, new SplittableRandom(seed()));
        List<LabelledSet> asked = sets(DIFFERENT, new SplittableRandom(seed() + 1));
        UserMatchModel levels = model(new UserMatchModel.Serving(
                CandidateMaximisation.learn(lessons, CandidateFeatures.NAMES, CandidateFeatures.DIRECTIONS),
                SetCalibrator.NONE,
                CalibrationGround.NONE));
        UserMatchModel boosted = model(new UserMatchModel.Serving(
                new BoostedCandidates(boost(lessons)), SetCalibrator.NONE, CalibrationGround.NONE));
        if (http) {
            return overHttp(boosted);
        }
        List<String> users =
                IntStream.range(0, candidates).mapToObj(i -> "user" + i).toList();
        Map<String, Spread> figures = new LinkedHashMap<>();
        figures.put("boosted, 150 trees", micros(asked, set -> boosted.match(users, set.rows())));
        figures.put("levels", micros(asked, set -> levels.match(users, set.rows())));
        figures.put("boosted, one candidate explained", micros(asked, set -> boosted.explain(set.rows(), 0)));
        print(figures);
        return document(figures);
    }

    private ObjectNode overHttp(UserMatchModel boosted) {
        Path dataDir = DataDirs.temporary();
        try {
            Spread millis = new PredictOverHttp(boosted, candidates).millis(dataDir);
            screen(
                    String.format(
                            Locale.ROOT,
                            "match:predict over HTTP: ms p50 %.2f, p99 %.2f, p99.9 %.2f, most %.2f",
                            millis.median(),
                            millis.quantile(0.99),
                            millis.quantile(0.999),
                            millis.most()),
                    String.format(Locale.ROOT, "%d candidates, 500/s", candidates));
            ObjectNode figures = document().put("candidates", candidates);
            figures.putObject("httpMillis")
                    .put("median", RunJson.rounded(millis.median()))
                    .put("p99", RunJson.rounded(millis.quantile(0.99)))
                    .put("p999", RunJson.rounded(millis.quantile(0.999)))
                    .put("most", RunJson.rounded(millis.most()));
            return figures;
        } finally {
            DataDirs.remove(dataDir);
        }
    }

    private static UserMatchModel model(UserMatchModel.Serving serving) {
        return UserMatchModel.of("bench", serving);
    }

    private FlatTrees boost(List<LabelledSet> sets) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (LabelledSet set : sets) {
            for (int i = 0; i < set.rows().size(); i++) {
                rows.add(set.rows().get(i));
                labels.add(i == set.right());
            }
        }
        return BoostTrainer.train(rows, labels, BoostSettings.of(CandidateFeatures.DIRECTIONS, seed()))
                .trees();
    }

    /** The right candidate's numbers lie a little in their direction. */
    private List<LabelledSet> sets(int count, SplittableRandom random) {
        List<LabelledSet> sets = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            int right = random.nextInt(candidates);
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < candidates; i++) {
                double shift = i == right ? 0.3 : 0;
                rows.add(CandidateFeatures.DIRECTIONS.stream()
                        .mapToDouble(direction -> random.nextDouble() < MISSING
                                ? Double.NaN
                                : random.nextDouble() + shift * (direction == 0 ? 1 : direction))
                        .toArray());
            }
            sets.add(new LabelledSet(rows, right, s, "bench"));
        }
        return sets;
    }

    /** CPU microseconds of this thread, one figure an answer. */
    private Spread micros(List<LabelledSet> asked, Function<LabelledSet, Object> answer) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        List<Double> micros = new ArrayList<>();
        int kept = 0;
        for (int i = -answers / 10; i < answers; i++) {
            LabelledSet set = asked.get(Math.floorMod(i, asked.size()));
            long began = thread.getCurrentThreadCpuTime();
            kept += answer.apply(set).hashCode() & 1;
            if (i >= 0) {
                micros.add((thread.getCurrentThreadCpuTime() - began) / 1e3);
            }
        }
        if (kept < 0) {
            throw new IllegalStateException("answers are counted, so that none is left out by the compiler");
        }
        return Spread.of(micros);
    }

    private void print(Map<String, Spread> figures) {
        Screen screen = screen(
                String.format(Locale.ROOT, "CPU µs of one answer with %d candidates", candidates),
                String.format(Locale.ROOT, "%,d answers", answers));
        Table table = Table.of(
                Column.left("answer"),
                Column.right("median"),
                Column.right("p99"),
                Column.right("p99.9"),
                Column.right("most"));
        figures.forEach((name, micros) -> table.row(
                name,
                text(micros.median()),
                text(micros.quantile(0.99)),
                text(micros.quantile(0.999)),
                text(micros.most())));
        screen.table(table);
    }

    private static String text(double micros) {
        return String.format(Locale.ROOT, "%,.0f", micros);
    }

    private ObjectNode document(Map<String, Spread> figures) {
        ObjectNode document = document();
        document.put("candidates", candidates).put("answers", answers);
        ObjectNode all = document.putObject("cpuMicros");
        figures.forEach((name, micros) -> all.putObject(name)
                .put("median", RunJson.rounded(micros.median()))
                .put("p99", RunJson.rounded(micros.quantile(0.99)))
                .put("p999", RunJson.rounded(micros.quantile(0.999)))
                .put("most", RunJson.rounded(micros.most())));
        return document;
    }
}
