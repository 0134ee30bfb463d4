package io.tieback.learn.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.stats.Interval;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far what serves can be taken at its word, and what it names from which probability on; by sets of people who
 * taught nothing of what is said of them.
 *
 * @param population which reports' people judged
 * @param sets how many sets judged, those without a candidate among them
 * @param name of the likeliest candidate, by tenths of the sets with one
 * @param nobody of nobody, by tenths of the same
 * @param thresholds from the least probability to the greatest
 */
public record Reliability(
        CalibrationGround population, int sets, List<Bin> name, List<Bin> nobody, List<Threshold> thresholds) {
    private static final double[] LEAST = DoubleStream.concat(
                    DoubleStream.iterate(0, least -> least < .895, least -> (Math.round(least * 20) + 1) / 20.0),
                    DoubleStream.of(.9, .92, .94, .95, .96, .97, .98, .99))
            .toArray();

    public Reliability {
        name = List.copyOf(name);
        nobody = List.copyOf(nobody);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * A tenth of the sets.
     *
     * @param sets how many
     * @param said mean probability
     * @param came the share in which it came true, with its interval by person
     */
    public record Bin(int sets, double said, Interval came) {}

    /**
     * What is named from a probability on.
     *
     * @param least the probability
     * @param named the share of all sets whose likeliest candidate has at least that
     * @param right the share of these that is right, with its interval by person; NaN if none is named
     * @param recall the share of all sets that is named rightly
     */
    public record Threshold(double least, double named, Interval right, Interval recall) {}

    static Reliability of(CalibrationGround population, SetScores scores, long seed) {
        double[] once = scores.once();
        List<Threshold> thresholds = DoubleStream.of(LEAST)
                .mapToObj(least -> new Threshold(
                        least,
                        scores.named(least, once),
                        Interval.of(scores.people(), counts -> scores.precision(least, counts), seed),
                        Interval.of(scores.people(), counts -> scores.recall(least, counts), seed)))
                .filter(threshold -> threshold.named() > 0)
                .toList();
        return new Reliability(
                population, scores.allSets(), scores.nameBins(seed), scores.nobodyBins(seed), thresholds);
    }

    void tell(ObjectNode into) {
        into.put("population", population.name()).put("sets", sets);
        tell(name, into.putArray("name"));
        tell(nobody, into.putArray("nobody"));
        ArrayNode array = into.putArray("thresholds");
        for (Threshold threshold : thresholds) {
            ObjectNode node = array.addObject().put("least", threshold.least()).put("named", threshold.named());
            tell(threshold.right(), node.putObject("right"));
            tell(threshold.recall(), node.putObject("recall"));
        }
    }

    private static void tell(List<Bin> bins, ArrayNode into) {
        for (Bin bin : bins) {
            ObjectNode node = into.addObject().put("sets", bin.sets()).put("said", bin.said());
            tell(bin.came(), node.putObject("came"));
        }
    }

    private static void tell(Interval interval, ObjectNode into) {
        into.put("value", interval.value()).put("low", interval.low()).put("high", interval.high());
    }
}
