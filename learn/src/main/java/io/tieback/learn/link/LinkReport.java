package io.tieback.learn.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.match.score.ComparisonParameters;
import io.tieback.core.match.score.ScoredPairs;
import io.tieback.core.match.score.Waterfall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;

/**
 * An HTML report in one file, without any address in it: m and u of each level, a histogram of match weights, precision
 * and recall by threshold where a truth column is named, cluster sizes, and waterfalls of a spread of pairs.
 */
public final class LinkReport {
    private static final String UNFINISHED = ".part";
    private static final int WATERFALLS = 500;
    private static final double BIN_BITS = 1;
    private static final String MARK = "/*DATA*/";

    private final LinkResult result;
    private final ObjectNode root = new ObjectMapper().createObjectNode();

    private LinkReport(LinkResult result) {
        this.result = result;
    }

    /**
     * Writes the report.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(LinkResult result, Path file) throws IOException {
        try (InputStream in = LinkReport.class.getResourceAsStream("link-report.html")) {
            if (in == null) {
                throw new IllegalStateException("the report's page is not in the jar");
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // "<" would let a value close the script element
            String data = new LinkReport(result).data().replace("<", "\\u003c");
            Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
            try {
                Files.writeString(unfinished, page.replace(MARK, data));
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private String data() {
        root.put("records", result.table().rows());
        root.put("compared", result.pairs().compared());
        root.put("clusters", result.entities().count());
        root.put("threshold", result.settings().clusters().probability());
        ArrayNode parameters = root.putArray("parameters");
        for (int c = 0; c < result.trained().model().comparisons().size(); c++) {
            ComparisonParameters comparison =
                    result.trained().model().comparisons().get(c);
            for (int level = 1; level < comparison.labels().size(); level++) {
                ObjectNode node = parameters
                        .addObject()
                        .put("comparison", comparison.name())
                        .put("level", comparison.labels().get(level))
                        .put("m", comparison.m().get(level))
                        .put("u", comparison.u().get(level))
                        .put("weight", comparison.weight(level));
                result.trained().tolerance(c, level).ifPresent(bits -> node.put("tolerance", bits));
            }
        }
        histogram();
        sizes();
        waterfalls();
        return root.toString();
    }

    /** Pairs by whole bits of weight, with how many of them are right where the truth is named. */
    private void histogram() {
        boolean known = result.settings().input().truth().isPresent();
        TreeMap<Long, long[]> bins = new TreeMap<>();
        ScoredPairs pairs = result.pairs();
        for (int i = 0; i < pairs.size(); i++) {
            long[] bin = bins.computeIfAbsent((long) Math.floor(pairs.weight(i) / BIN_BITS), b -> new long[3]);
            bin[0]++;
            int truth = result.input().truthOf(pairs.left(i));
            int other = result.input().truthOf(pairs.right(i));
            bin[1] += truth >= 0 && truth == other ? 1 : 0;
            bin[2] += truth >= 0 && other >= 0 ? 1 : 0;
        }
        root.put("truthKnown", known);
        root.put("truePairs", known ? truePairs() : 0);
        ArrayNode list = root.putArray("histogram");
        bins.forEach((bin, counts) -> list.addObject()
                .put("bits", bin * BIN_BITS)
                .put("pairs", counts[0])
                .put("right", counts[1])
                .put("judged", counts[2]));
    }

    private double truePairs() {
        int[] left = new int[result.input().truth().cardinality()];
        int[] right = new int[left.length];
        for (int row = 0; row < result.table().rows(); row++) {
            int truth = result.input().truthOf(row);
            if (truth >= 0) {
                (row < result.table().leftRows() ? left : right)[truth]++;
            }
        }
        double pairs = 0;
        for (int i = 0; i < left.length; i++) {
            pairs += result.table().isLinking() ? (double) left[i] * right[i] : left[i] * (left[i] - 1.0) / 2;
        }
        return pairs;
    }

    private void sizes() {
        ArrayNode list = root.putArray("sizes");
        int[] histogram = result.entities().sizeHistogram();
        for (int size = 1; size < histogram.length; size++) {
            if (histogram[size] > 0) {
                list.addObject().put("size", size).put("clusters", histogram[size]);
            }
        }
    }

    /** Pairs spread evenly over the order of weight. */
    private void waterfalls() {
        ArrayNode list = root.putArray("waterfalls");
        IntBuffer order = result.pairs().heaviestFirst(Double.NEGATIVE_INFINITY);
        int shown = Math.min(WATERFALLS, order.capacity());
        for (int i = 0; i < shown; i++) {
            int pair = order.get((int) ((long) i * order.capacity() / shown));
            int left = result.pairs().left(pair);
            int right = result.pairs().right(pair);
            Waterfall waterfall = result.scorer().explain(left, right);
            ObjectNode node = list.addObject()
                    .put("left", result.table().id(left))
                    .put("right", result.table().id(right))
                    .put("prior", waterfall.priorWeight());
            ArrayNode steps = node.putArray("steps");
            waterfall
                    .steps()
                    .forEach(step -> steps.addObject()
                            .put("name", step.name())
                            .put("level", step.level())
                            .put("left", step.left())
                            .put("right", step.right())
                            .put("weight", step.weight()));
        }
    }
}
