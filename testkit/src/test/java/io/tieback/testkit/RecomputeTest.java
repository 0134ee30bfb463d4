package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.attribute.ConversionPath;
import io.tieback.core.attribute.Touchpoint;
import io.tieback.core.dedup.MergedAct;
import io.tieback.core.identity.DeterministicMatch;
import io.tieback.core.identity.KeyEvidence;
import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.UserShares;
import io.tieback.core.ledger.Apportionment;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.read.ActReader;
import io.tieback.engine.step.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An incremental answer equals the full recompute: match and credit of every act worked out at the end from all inputs,
 * by a model that knows no state, no message and no order but that of the inputs. Only the division of reports into
 * acts is taken from the pipeline.
 */
class RecomputeTest {
    private static final List<AttributionSetting> SETTINGS =
            PipelineSettings.presets().attributionSettings();

    /** Nothing expires and every report stays open, so that all that ever came counts. */
    private static final VisibilityPipeline PIPELINE = VisibilityPipeline.of(new PipelineSettings(
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(3_650),
            Duration.ofDays(3_650),
            PipelineSettings.UserMatching.presets(),
            SETTINGS));

    @Test
    void theStandingLedgerIsThatOfAFullRecompute() {
        for (long seed = 0; seed < 600; seed++) {
            List<Scenario.Event> events = Worlds.crowded(seed, 80, false);
            try (SequentialRuntime runtime = new SequentialRuntime(PIPELINE)) {
                Model model = new Model();
                for (Scenario.Event event : events) {
                    runtime.accept(event.at(), event.input());
                    model.learn(event.input());
                }
                Set<String> acts = runtime.ledger().values().stream()
                        .map(LedgerEntry::actId)
                        .collect(Collectors.toCollection(TreeSet::new));
                acts.forEach(actId -> ActReader.read(runtime.state(), actId)
                        .ifPresent(act -> model.judge(act.statuses().keySet())));
                assertThat(Standing.of(runtime.ledger().values()))
                        .as("seed %s", seed)
                        .isEqualTo(Standing.of(model.ledger));
            }
        }
    }

    private static final class Model {
        /** Before the name of whoever opted out. */
        private static final String NAMELESS = "\u0000";

        private final Map<String, ConversionReport> reports = new TreeMap<>();
        private final Map<String, AdEngagement> engagements = new TreeMap<>();
        private final Map<MatchKey, Map<String, Set<Long>>> seen = new TreeMap<>();
        private final Map<String, List<MatchKey>> listed = new TreeMap<>();
        private final Map<String, String> optedOut = new TreeMap<>();
        private final Set<String> earning = new TreeSet<>();
        private int optOuts;
        private final List<LedgerEntry> ledger = new ArrayList<>();

        void learn(Input input) {
            if (input instanceof ConversionReport report) {
                reports.put(report.reportId(), report);
            } else if (input instanceof AdEngagement engagement) {
                if (engagements.putIfAbsent(engagement.engagementId(), engagement) == null) {
                    see(engagement.matchKeys(), nameOf(engagement.userId()), engagement.occurredAt());
                    if (!optedOut.containsKey(engagement.userId())) {
                        earning.add(engagement.engagementId());
                    }
                }
            } else if (input instanceof Sighting sighting) {
                see(sighting.matchKeys(), nameOf(sighting.userId()), sighting.occurredAt());
            } else if (input instanceof UserIdentifiers said) {
                List<MatchKey> before = listed.getOrDefault(said.userId(), List.of());
                before.stream()
                        .filter(key -> !said.matchKeys().contains(key))
                        .forEach(key -> seen.getOrDefault(key, new TreeMap<>()).remove(nameOf(said.userId())));
                listed.put(said.userId(), said.matchKeys());
                see(said.matchKeys(), nameOf(said.userId()), said.occurredAt());
            } else if (input instanceof UserConsent consent && consent.optedOut()) {
                optOut(consent.userId());
            } else if (input instanceof UserConsent consent && optedOut.remove(consent.userId()) != null) {
                listed.remove(consent.userId());
            }
        }

        /** What the user did is nobody's now, and no list but a new one says that a key is the user's. */
        private void optOut(String userId) {
            if (!optedOut.containsKey(userId)) {
                String nameless = NAMELESS + optOuts++;
                seen.values().forEach(users -> {
                    Set<Long> days = users.remove(userId);
                    if (days != null) {
                        users.put(nameless, days);
                    }
                });
                earning.removeIf(id -> userOf(id).equals(userId));
                optedOut.put(userId, nameless);
            }
        }

        private String userOf(String engagementId) {
            return Optional.ofNullable(engagements.get(engagementId))
                    .orElseThrow()
                    .userId();
        }

        private String nameOf(String userId) {
            return optedOut.getOrDefault(userId, userId);
        }

        private void see(List<MatchKey> keys, String userId, Instant at) {
            keys.forEach(key -> seen.computeIfAbsent(key, k -> new TreeMap<>())
                    .computeIfAbsent(userId, u -> new TreeSet<>())
                    .add(Days.of(at)));
        }

        void judge(Set<String> members) {
            MergedAct act = MergedAct.of(members.stream().map(reports::get).toList());
            ConversionReport first = act.first();
            members.stream()
                    .filter(id -> !id.equals(first.reportId()))
                    .forEach(id -> post(act, id, "", new Target.Merged(first.reportId()), LedgerEntry.WHOLE, 0));
            Set<MatchKey> keys = members.stream()
                    .map(reports::get)
                    .filter(report -> report.reference().isEmpty())
                    .flatMap(report -> report.matchKeys().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            UserShares shares =
                    DeterministicMatch.of(keys.stream().map(this::evidence).toList(), Days.of(first.occurredAt()));
            long micros = act.value().map(Money::micros).orElse(0L);
            if (act.isWaiting()) {
                post(act, first.reportId(), "", new Target.Merged(first.reportId()), LedgerEntry.WHOLE, 0);
                return;
            }
            List<UserShares.UserShare> users = shares.shares().stream()
                    .filter(user -> !user.userId().startsWith(NAMELESS))
                    .toList();
            long[] parts = new long[users.size() + 1];
            for (int i = 0; i < users.size(); i++) {
                parts[i] = users.get(i).share();
            }
            long nobody = LedgerEntry.WHOLE - Arrays.stream(parts).sum();
            parts[users.size()] = nobody;
            long[] money = Apportionment.split(micros, parts);
            for (int i = 0; i < users.size(); i++) {
                credit(act, users.get(i), money[i]);
            }
            if (nobody > 0) {
                post(act, first.reportId(), "", new Target.Nobody(), nobody, money[users.size()]);
            }
        }

        private KeyEvidence evidence(MatchKey key) {
            return new KeyEvidence(
                    key,
                    seen.getOrDefault(key, Map.of()).entrySet().stream()
                            .map(user -> new KeyHolder(user.getKey(), List.copyOf(user.getValue())))
                            .toList());
        }

        private void credit(MergedAct act, UserShares.UserShare user, long micros) {
            List<Touchpoint> touchpoints = engagements.values().stream()
                    .filter(e -> earning.contains(e.engagementId()))
                    .filter(e -> e.userId().equals(user.userId()))
                    .filter(e -> e.advertiserId().equals(act.first().advertiserId()))
                    .map(e -> new Touchpoint(e.engagementId(), e.campaignId(), e.adId(), e.kind(), e.occurredAt()))
                    .toList();
            ConversionPath path = new ConversionPath(touchpoints, act.first().occurredAt());
            for (AttributionSetting setting : SETTINGS) {
                List<Target> earning = path.earning(setting).stream()
                        .<Target>map(t -> new Target.Credited(t.engagementId(), t.campaignId(), t.adId()))
                        .toList();
                List<Target> targets = earning.isEmpty() ? List.of(new Target.Unattributed()) : earning;
                long[] equal = new long[targets.size()];
                Arrays.fill(equal, 1);
                long[] shares = Apportionment.split(user.share(), equal);
                long[] money = Apportionment.split(micros, equal);
                for (int i = 0; i < equal.length; i++) {
                    post(act, act.first().reportId(), setting.name(), targets.get(i), shares[i], money[i]);
                }
            }
        }

        private void post(MergedAct act, String reportId, String setting, Target target, long share, long micros) {
            String currency = act.value().map(Money::currency).orElse("");
            ledger.add(new LedgerEntry(
                    reportId, "", "", "", LocalDate.EPOCH, setting, target, share, micros, currency, Reason.JUDGED));
        }
    }
}
