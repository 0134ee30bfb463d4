package io.tieback.eval.match;

import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.stats.TextHash;
import io.tieback.engine.message.Effect.Considered;
import io.tieback.eval.data.Door.Arrival;
import io.tieback.eval.data.Homes;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.WorldInputs;
import io.tieback.eval.data.WorldReports;
import io.tieback.eval.product.ProductRun;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The candidates of a world's reports as the product's own pipeline looked at them, every one logged: of reports
 * without a deterministic key beside the truth, and of those with one as lessons that cost nothing, their key withheld.
 */
final class MatchWorld {
    private static final Duration AFTERWARDS = Duration.ofDays(8);

    /** When candidates are looked at. */
    enum Moment {
        /** As the report was received. */
        RECEIVED,
        /** When a week had passed and all that came later was known. */
        REMATCHED
    }

    private final Map<Moment, Map<String, Considered>> considered = new EnumMap<>(Moment.class);
    private final Map<String, Integer> activity = new HashMap<>();
    private final ProductRun run = ProductRun.logging(this::look);
    private final List<JudgedReport> reports;
    private final Homes homes;
    private Instant last = Instant.EPOCH;

    private MatchWorld(WorldFolder world) {
        for (Moment moment : Moment.values()) {
            considered.put(moment, new HashMap<>());
        }
        WorldInputs.each(world, EnumSet.allOf(Kind.class), this::take);
        run.accept(last.plus(AFTERWARDS), new Tick());
        reports = WorldReports.read(world);
        homes = Homes.of(world);
    }

    /** Runs the pipeline over a world. */
    static MatchWorld of(WorldFolder world) {
        return new MatchWorld(world);
    }

    private void take(Arrival arrival) {
        last = arrival.receivedAt();
        Input input = arrival.input();
        if (input instanceof Sighting sighting) {
            activity.merge(sighting.userId(), 1, Integer::sum);
        } else if (input instanceof AdEngagement engagement) {
            activity.merge(engagement.userId(), 1, Integer::sum);
        }
        run.accept(last, input);
    }

    private void look(Considered looked) {
        of(Moment.RECEIVED).putIfAbsent(looked.actId(), looked);
        of(Moment.REMATCHED).put(looked.actId(), looked);
    }

    private Map<String, Considered> of(Moment moment) {
        return Objects.requireNonNull(considered.get(moment));
    }

    /** The reports of acts none of whose reports has a deterministic key, beside the truth. */
    List<MatchSet> keyless(Moment moment) {
        Map<String, String> acts = run.acts();
        Set<String> keyed = new HashSet<>();
        for (JudgedReport judged : reports) {
            if (isKeyed(judged)) {
                keyed.add(acts.getOrDefault(judged.report().reportId(), ""));
            }
        }
        List<MatchSet> sets = new ArrayList<>();
        for (JudgedReport judged : reports) {
            String act = acts.getOrDefault(judged.report().reportId(), "");
            if (judged.report().reference().isEmpty() && !isKeyed(judged) && !keyed.contains(act)) {
                sets.add(set(judged, Optional.ofNullable(of(moment).get(act))));
            }
        }
        return sets;
    }

    /** What became of the addresses of advertisers' servers. */
    List<AnswerRow> serverAddresses() {
        Map<String, String> acts = run.acts();
        Set<String> unasked = run.unasked(new HashSet<>(acts.values()));
        return ServerAddresses.of(reports, reportId -> unasked.contains(acts.getOrDefault(reportId, "")));
    }

    private MatchSet set(JudgedReport judged, Optional<Considered> looked) {
        CandidateSet candidates = looked.map(Considered::candidates).orElse(CandidateSet.EMPTY);
        String truth = judged.truth().userId();
        return new MatchSet(
                truth.isEmpty() ? judged.truth().personId() : TextHash.of(truth),
                !truth.isEmpty(),
                judged.report().advertiserId(),
                candidates,
                candidates.userIds().indexOf(truth),
                candidates.userIds().stream()
                        .map(user -> activity.getOrDefault(user, 0))
                        .toList(),
                homes.ofPerson(judged.truth().personId()),
                candidates.userIds().stream().map(homes::ofUser).toList());
    }

    /** The acts whose keys name one user, the keys withheld: what a platform can learn from by itself. */
    List<LabelledSet> lessons(Moment moment) {
        List<LabelledSet> lessons = new ArrayList<>();
        for (Considered looked : of(moment).values().stream()
                .sorted(Comparator.comparing(one -> one.actId()))
                .toList()) {
            looked.named()
                    .ifPresent(user -> lessons.add(new LabelledSet(
                            looked.candidates().rows(),
                            looked.candidates().userIds().indexOf(user),
                            TextHash.of(user),
                            looked.advertiserId())));
        }
        return lessons;
    }

    private static boolean isKeyed(JudgedReport judged) {
        return judged.report().matchKeys().stream().anyMatch(key -> key.kind().isDeterministic());
    }
}
