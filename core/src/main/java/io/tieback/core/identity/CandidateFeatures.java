package io.tieback.core.identity;

import io.tieback.core.identity.MatchCandidate.SeenAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Turns the candidates of a report into numbers for a scorer: each by itself, and among its rivals. A pure function of
 * what was known as of the question's time. Neither ids nor the order of candidates enter.
 */
public final class CandidateFeatures {
    /** Names of the numbers, in their order. */
    public static final List<String> NAMES = List.of(
            "hours since seen at the address",
            "days at the address",
            "share of the user's times at the address",
            "share of the address's times",
            "users of the address",
            "users of the address in 24 hours",
            "hours since seen at the /64",
            "days at the /64",
            "users of the /64",
            "hours since seen with the cookie",
            "days with the cookie",
            "users of the cookie",
            "hours since seen anywhere",
            "times seen anywhere",
            "hours since engaged with the advertiser",
            "user agent",
            "network class",
            "candidates",
            "rank by recency at the address or /64",
            "hours behind the most recent rival");

    /** Whether a number raises the odds (1), lowers them (−1) or is free (0): recency and degree only ever lower. */
    public static final List<Integer> DIRECTIONS =
            List.of(-1, 0, 0, 0, -1, 0, -1, 0, -1, -1, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double HOUR_MILLIS = 3_600_000;

    private CandidateFeatures() {}

    /** The numbers of each candidate, in the candidates' order; NaN where there is nothing to go by. */
    public static List<double[]> of(MatchQuestion question, List<MatchCandidate> candidates) {
        double[] recency = candidates.stream()
                .mapToDouble(candidate -> recency(candidate, question.asOfMillis()))
                .toArray();
        List<double[]> rows = new ArrayList<>(candidates.size());
        for (int i = 0; i < recency.length; i++) {
            rows.add(row(question, candidates.get(i), recency, recency[i]));
        }
        return rows;
    }

    private static double[] row(MatchQuestion question, MatchCandidate candidate, double[] all, double own) {
        long asOf = question.asOfMillis();
        int atHost = candidate.onHost().timesBefore(asOf);
        int anywhere = candidate.anywhere().timesBefore(asOf);
        return new double[] {
            hours(candidate.onHost(), asOf),
            candidate.onHost().daysBefore(asOf),
            share(atHost, anywhere),
            share(atHost, question.host().times()),
            question.host().users(),
            question.host().usersOfDay(),
            hours(candidate.onNetwork(), asOf),
            candidate.onNetwork().daysBefore(asOf),
            question.network().users(),
            hours(candidate.onCookie(), asOf),
            candidate.onCookie().daysBefore(asOf),
            question.cookie().users(),
            hours(candidate.anywhere(), asOf),
            anywhere,
            hours(candidate.withAdvertiser(), asOf),
            agreement(question.agent(), candidate.agents(), asOf),
            question.networkClass(),
            all.length,
            rank(all, own),
            behind(all, own)
        };
    }

    /** Hours since the candidate was last seen at the address or its /64; infinite if never. */
    private static double recency(MatchCandidate candidate, long asOf) {
        double host = hours(candidate.onHost(), asOf);
        double network = hours(candidate.onNetwork(), asOf);
        double least = Math.min(
                Double.isNaN(host) ? Double.POSITIVE_INFINITY : host,
                Double.isNaN(network) ? Double.POSITIVE_INFINITY : network);
        return least;
    }

    private static double hours(SeenTimes times, long asOf) {
        OptionalLong last = times.lastBefore(asOf);
        return last.isEmpty() ? Double.NaN : (asOf - last.getAsLong()) / HOUR_MILLIS;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : part / (double) whole;
    }

    private static double rank(double[] all, double own) {
        int before = 0;
        for (double other : all) {
            before += other < own ? 1 : 0;
        }
        return before;
    }

    /** Negative for the most recent: by how much the next is behind it. */
    private static double behind(double[] all, double own) {
        double rival = Double.POSITIVE_INFINITY;
        boolean skipped = false;
        for (double other : all) {
            if (other == own && !skipped) {
                skipped = true;
            } else {
                rival = Math.min(rival, other);
            }
        }
        return Double.isInfinite(own) || Double.isInfinite(rival) ? Double.NaN : own - rival;
    }

    private static double agreement(AgentTraits asked, List<SeenAgent> agents, long asOf) {
        double best = Double.NaN;
        for (SeenAgent agent : agents) {
            if (agent.times().lastBefore(asOf).isPresent()) {
                double one = asked.agreement(agent.traits());
                best = Double.isNaN(best) || one > best ? one : best;
            }
        }
        return best;
    }
}
