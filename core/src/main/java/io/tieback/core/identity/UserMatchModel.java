package io.tieback.core.identity;

import io.tieback.core.identity.UserMatch.CandidateProbability;
import io.tieback.core.identity.UserShares.UserShare;
import io.tieback.core.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers a report's candidates with a {@link UserMatch}: each is scored by itself, the odds are normalised over the
 * set with nobody and then calibrated, with the scorer and the calibrator of the set's segment. Pure, bit-equal
 * everywhere, blind to the order of candidates, and safe to share between threads.
 */
public final class UserMatchModel implements UserMatcher {
    private static final double EDGE = 1e-15;

    private final String release;
    private final Map<EvidenceSegment, Serving> segments;

    /**
     * A model.
     *
     * @param release its name
     * @param segments what serves each segment
     * @throws IllegalArgumentException if a segment is left out, or a scorer knows other numbers
     */
    public UserMatchModel(String release, Map<EvidenceSegment, Serving> segments) {
        this.release = release;
        this.segments = new EnumMap<>(segments);
        if (segments.size() != EvidenceSegment.values().length) {
            throw new IllegalArgumentException("every segment is served");
        }
        int features = CandidateFeatures.NAMES.size();
        for (Serving serving : segments.values()) {
            if (serving.scorer().features() != features) {
                throw new IllegalArgumentException("a scorer of "
                        + serving.scorer().features() + " numbers cannot serve candidates of " + features);
            }
        }
    }

    /** One scorer and one calibrator for all segments. */
    public static UserMatchModel of(String release, Serving serving) {
        Map<EvidenceSegment, Serving> segments = new EnumMap<>(EvidenceSegment.class);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            segments.put(segment, serving);
        }
        return new UserMatchModel(release, segments);
    }

    /** Its name. */
    public String release() {
        return release;
    }

    /** What serves a segment. */
    public Serving serving(EvidenceSegment segment) {
        Serving serving = segments.get(segment);
        if (serving == null) {
            throw new IllegalStateException("every segment is served");
        }
        return serving;
    }

    /**
     * Answers.
     *
     * @param userIds the candidates, distinct
     * @param rows the numbers of each, as {@link CandidateFeatures} names them; NaN where there is nothing to go by
     * @throws IllegalArgumentException if there are not as many rows as users, or a row has another length
     */
    public UserMatch match(List<String> userIds, List<double[]> rows) {
        if (userIds.size() != rows.size()) {
            throw new IllegalArgumentException(userIds.size() + " users cannot have " + rows.size() + " rows");
        }
        double[] probabilities = probabilities(rows);
        List<CandidateProbability> candidates = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            candidates.add(new CandidateProbability(userIds.get(i), probabilities[i]));
        }
        candidates.sort(Comparator.comparingDouble(CandidateProbability::probability)
                .reversed()
                .thenComparing(CandidateProbability::userId));
        List<CandidateProbability> named = candidates.subList(0, Math.min(UserMatch.MOST, candidates.size())).stream()
                .filter(candidate -> !Someone.is(candidate.userId()))
                .toList();
        double nobody = 1;
        for (CandidateProbability candidate : named) {
            nobody -= candidate.probability();
        }
        CalibrationGround ground = serving(EvidenceSegment.of(rows)).ground();
        return new UserMatch(named, Math.max(0, nobody), household(named, userIds, rows), release, ground);
    }

    /** Of those who are named: of a user who opted out, or is beyond them, nothing is told here either. */
    private static Household household(List<CandidateProbability> named, List<String> userIds, List<double[]> rows) {
        if (named.isEmpty()) {
            return Household.NONE;
        }
        Set<String> home = new HashSet<>();
        Household.of(rows, userIds.indexOf(named.get(0).userId())).forEach(i -> home.add(userIds.get(i)));
        List<CandidateProbability> members = named.stream()
                .filter(candidate -> home.contains(candidate.userId()))
                .toList();
        double probability =
                members.stream().mapToDouble(CandidateProbability::probability).sum();
        return new Household(members.stream().map(CandidateProbability::userId).toList(), Math.min(1, probability));
    }

    /**
     * What {@link #match} says, in 10⁻⁹: each named candidate's probability rounded down, in ascending order of users.
     * Nobody takes what rounding leaves, and what lies with candidates beyond {@link UserMatch#MOST}.
     */
    @Override
    public UserShares shares(CandidateSet set) {
        List<UserShare> shares = new ArrayList<>();
        long nobody = LedgerEntry.WHOLE;
        for (CandidateProbability candidate : match(set.userIds(), set.rows()).candidates()) {
            long share = Math.min(nobody, (long) (candidate.probability() * LedgerEntry.WHOLE));
            if (share > 0) {
                shares.add(new UserShare(candidate.userId(), share));
                nobody -= share;
            }
        }
        shares.sort(Comparator.comparing(UserShare::userId));
        return new UserShares(shares, nobody);
    }

    /**
     * Probabilities of the candidates, in their order; what they leave is nobody's.
     *
     * @throws IllegalArgumentException if a row has another length than the model's
     */
    public double[] probabilities(List<double[]> rows) {
        Serving serving = checked(rows);
        return serving.calibrator().probabilities(serving.scorer().logOdds(rows));
    }

    /**
     * Explains one candidate's probability.
     *
     * @param rows of all candidates
     * @param candidate which one
     */
    public CandidateExplanation explain(List<double[]> rows, int candidate) {
        Serving serving = checked(rows);
        double[] row = rows.get(candidate);
        double[] parts = new double[row.length];
        double start = serving.scorer().contributions(rows, candidate, parts);
        List<CandidateExplanation.Step> steps = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            steps.add(new CandidateExplanation.Step(CandidateFeatures.NAMES.get(i), row[i], parts[i]));
        }
        double[] logOdds = serving.scorer().logOdds(rows);
        double shared = logit(SetCalibrator.NONE.probabilities(logOdds)[candidate]);
        double said = logit(serving.calibrator().probabilities(logOdds)[candidate]);
        steps.add(new CandidateExplanation.Step(CandidateExplanation.RIVALS, Double.NaN, shared - logOdds[candidate]));
        steps.add(new CandidateExplanation.Step(CandidateExplanation.CALIBRATION, Double.NaN, said - shared));
        return new CandidateExplanation(start, steps);
    }

    private Serving checked(List<double[]> rows) {
        for (double[] row : rows) {
            if (row.length != CandidateFeatures.NAMES.size()) {
                throw new IllegalArgumentException(
                        "a candidate has " + CandidateFeatures.NAMES.size() + " numbers, not " + row.length);
            }
        }
        return serving(EvidenceSegment.of(rows));
    }

    private static double logit(double probability) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, probability));
        return StrictMath.log(inside / (1 - inside));
    }

    /**
     * What serves a segment.
     *
     * @param scorer of single candidates
     * @param calibrator of their sets
     * @param ground what the calibrator was fitted to
     */
    public record Serving(CandidateScorer scorer, SetCalibrator calibrator, CalibrationGround ground) {}
}
