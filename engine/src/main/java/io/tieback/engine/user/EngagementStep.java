package io.tieback.engine.user;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.AdEngagement;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.evidence.EvidenceMessage;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import io.tieback.engine.step.ValueShape;
import io.tieback.engine.timeline.TimelineMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first engagement under an id stands; the same again, or another under its id, is counted and changes nothing. */
public final class EngagementStep implements Step<Optional<AdEngagement>, EngagementMessage, Emission> {
    /** How an id's holder is stored. */
    public static final StateShape<Optional<AdEngagement>> SHAPE = new ValueShape<>(
            Optional.empty(),
            Codec.versioned(
                    1,
                    (w, held) -> held.ifPresent(e -> Fields.engagement(w, e)),
                    r -> Optional.of(Fields.engagement(r))));

    private final Duration keepFor;

    /** @param keepFor how long an id is kept */
    public EngagementStep(Duration keepFor) {
        this.keepFor = keepFor;
    }

    @Override
    public Transition<Optional<AdEngagement>, Emission> apply(
            Optional<AdEngagement> state, EngagementMessage message, Instant now) {
        if (message instanceof EngagementMessage.Claim claim) {
            return state.map(held -> again(held, claim.engagement())).orElseGet(() -> first(claim.engagement(), now));
        }
        EngagementMessage.Release release = (EngagementMessage.Release) message;
        boolean held = state.filter(e -> e.userId().equals(release.userId())).isPresent();
        return Transition.of(held ? Optional.empty() : state, List.of());
    }

    @Override
    public Transition<Optional<AdEngagement>, Emission> onTimer(Optional<AdEngagement> state, Instant due) {
        List<Emission> outputs = new ArrayList<>();
        state.ifPresent(held -> outputs.add(new TimelineMessage.Expire(held)));
        return Transition.of(Optional.empty(), outputs);
    }

    private Transition<Optional<AdEngagement>, Emission> first(AdEngagement engagement, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        outputs.add(new Effect.Count("engagements", 1));
        outputs.add(new TimelineMessage.Add(engagement));
        for (MatchKey key : engagement.matchKeys()) {
            if (key.kind().isDeterministic()) {
                outputs.add(new EvidenceMessage.Seen(key, engagement.userId(), Days.of(engagement.occurredAt())));
            }
        }
        return new Transition<>(Optional.of(engagement), outputs, List.of(Days.after(now, keepFor)));
    }

    private static Transition<Optional<AdEngagement>, Emission> again(AdEngagement held, AdEngagement again) {
        String name = held.equals(again) ? "engagements_duplicate" : "engagements_conflicting";
        return Transition.of(Optional.of(held), List.of(new Effect.Count(name, 1)));
    }
}
