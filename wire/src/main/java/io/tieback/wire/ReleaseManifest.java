package io.tieback.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a release of user match says of itself. Whoever wrote it may have left out anything, or written nonsense: what
 * cannot be read is absent.
 *
 * @param release its name
 * @param data what taught it, in a sentence
 * @param commit of the program that trained
 * @param segments which scorer serves which class of evidence
 * @param reliability how far it can be taken at its word, if labels said so
 * @param shifts how often nobody is right in reports with a key and in others, by class of evidence
 * @param keyless whether it claims anything of reports without a key, and why not; empty if it does not say
 */
public record ReleaseManifest(
        String release,
        String data,
        String commit,
        List<Segment> segments,
        Optional<Reliability> reliability,
        List<Shift> shifts,
        String keyless) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the list. */
    public ReleaseManifest {
        segments = List.copyOf(segments);
        shifts = List.copyOf(shifts);
    }

    /**
     * How often nobody is right.
     *
     * @param name of the segment
     * @param keyed in reports whose key was withheld
     * @param panel in those of the truth panel
     * @param asked in reports without a key, by the release's own word
     */
    public record Shift(String name, Figure keyed, Figure panel, Figure asked) {}

    /**
     * A class of evidence.
     *
     * @param name of the segment
     * @param serves {@code levels} or {@code boosted}
     * @param why it serves
     * @param compared sets by which the scorers were compared
     */
    public record Segment(String name, String serves, String why, long compared) {}

    /**
     * A figure with its 95 % interval.
     *
     * @param value NaN where there is none
     */
    public record Figure(double value, double low, double high) {}

    /**
     * A tenth of what was said.
     *
     * @param sets how many sets of candidates
     * @param said mean probability
     * @param came share that came true
     */
    public record Bin(long sets, double said, Figure came) {}

    /**
     * What is named from a probability on.
     *
     * @param least the probability
     * @param named share of all sets that are named
     * @param right share of these that is named rightly
     * @param recall share of all sets that is named rightly
     */
    public record Threshold(double least, double named, Figure right, Figure recall) {}

    /**
     * How far it can be taken at its word, by people who taught nothing of what is said of them.
     *
     * @param isOfPanel whether a truth panel judged; else keyed reports whose key was withheld
     * @param sets how many judged
     * @param name of the likeliest candidate
     * @param nobody of nobody
     * @param thresholds by probability, ascending
     */
    public record Reliability(
            boolean isOfPanel, long sets, List<Bin> name, List<Bin> nobody, List<Threshold> thresholds) {
        /** Copies the lists. */
        public Reliability {
            name = List.copyOf(name);
            nobody = List.copyOf(nobody);
            thresholds = List.copyOf(thresholds);
        }
    }

    /** Reads a manifest; empty if it is not JSON at all. */
    public static Optional<ReleaseManifest> read(byte[] manifest) {
        try {
            JsonNode root = JSON.readTree(manifest);
            return root != null && root.isObject() ? Optional.of(of(root)) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static ReleaseManifest of(JsonNode root) {
        return new ReleaseManifest(
                root.path("version").asText(),
                root.path("data").path("description").asText(),
                root.path("commit").asText(),
                list(root.path("segments"), ReleaseManifest::segment),
                Optional.of(root.path("reliability"))
                        .filter(node -> !node.path("thresholds").isEmpty())
                        .map(ReleaseManifest::reliability),
                list(root.path("priorShift"), ReleaseManifest::shift),
                root.path("keyless").path("why").asText());
    }

    private static Segment segment(JsonNode node) {
        return new Segment(
                node.path("segment").asText(),
                node.path("serves").asText(),
                node.path("why").asText(),
                node.path("setsCompared").asLong());
    }

    private static Shift shift(JsonNode node) {
        return new Shift(
                node.path("segment").asText(),
                nobody(node.path("keyed")),
                nobody(node.path("panel")),
                nobody(node.path("asked")));
    }

    private static Figure nobody(JsonNode node) {
        return new Figure(share(node.path("nobody")), share(node.path("low")), share(node.path("high")));
    }

    private static Reliability reliability(JsonNode node) {
        return new Reliability(
                node.path("population").asText().equals("PANEL"),
                node.path("sets").asLong(),
                list(node.path("name"), ReleaseManifest::bin),
                list(node.path("nobody"), ReleaseManifest::bin),
                list(node.path("thresholds"), ReleaseManifest::threshold));
    }

    private static Bin bin(JsonNode node) {
        return new Bin(node.path("sets").asLong(), share(node.path("said")), figure(node.path("came")));
    }

    private static Threshold threshold(JsonNode node) {
        return new Threshold(
                share(node.path("least")),
                share(node.path("named")),
                figure(node.path("right")),
                figure(node.path("recall")));
    }

    private static Figure figure(JsonNode node) {
        return new Figure(share(node.path("value")), share(node.path("low")), share(node.path("high")));
    }

    private static double share(JsonNode node) {
        double value = node.asDouble(Double.NaN);
        return value >= 0 && value <= 1 ? value : Double.NaN;
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(read.apply(node)));
        return all;
    }
}
