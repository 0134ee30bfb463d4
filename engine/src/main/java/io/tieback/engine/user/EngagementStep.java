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

/**
 * The first engagement under an id stands; the same again, or another under its id, is counted and changes nothing. The
 * id of an engagement whose user is erased or opted out stays taken: a replay, which cannot read an erased user's any
 * more, must not give its id to another.
 */
public final class EngagementStep implements Step<Optional<EngagementHolder>, EngagementMessage, Emission> {
    /** How an id's holder is stored. */
    public static final StateShape<Optional<EngagementHolder>> SHAPE = new ValueShape<>(
            Optional.empty(),
            Codec.versioned(
                    2,
                    (w, holder) -> holder.ifPresent(held -> {
                        w.flag(held.engagement().isPresent());
                        held.engagement().ifPresent(e -> Fields.engagement(w, e));
                    }),
                    r -> Optional.of(
                            r.flag() ? EngagementHolder.of(Fields.engagement(r)) : EngagementHolder.forgotten()),
                    r -> Optional.of(EngagementHolder.of(Fields.engagement(r)))));

    private final Duration keepFor;

    /** @param keepFor how long an id is kept */
    public EngagementStep(Duration keepFor) {
        this.keepFor = keepFor;
    }

    @Override
    public Transition<Optional<EngagementHolder>, Emission> apply(
            Optional<EngagementHolder> state, EngagementMessage message, Instant now) {
        if (message instanceof EngagementMessage.Claim claim) {
            return state.map(held -> again(held, claim.engagement())).orElseGet(() -> first(claim.engagement(), now));
        } else if (message instanceof EngagementMessage.Release release) {
            boolean held = state.flatMap(EngagementHolder::engagement)
                    .filter(e -> e.userId().equals(release.userId()))
                    .isPresent();
            return Transition.of(held ? Optional.of(EngagementHolder.forgotten()) : state, List.of());
        }
        if (state.isPresent()) {
            return Transition.keep(state);
        }
        List<Emission> outputs = new ArrayList<>();
        if (message instanceof EngagementMessage.ClaimFor claim) {
            claim.matchKeys().forEach(key -> outputs.add(new EvidenceMessage.Seen(key, claim.someone(), claim.day())));
        }
        return new Transition<>(Optional.of(EngagementHolder.forgotten()), outputs, List.of(Days.after(now, keepFor)));
    }

    @Override
    public Transition<Optional<EngagementHolder>, Emission> onTimer(Optional<EngagementHolder> state, Instant due) {
        List<Emission> outputs = new ArrayList<>();
        state.flatMap(EngagementHolder::engagement).ifPresent(held -> outputs.add(new TimelineMessage.Expire(held)));
        return Transition.of(Optional.empty(), outputs);
    }

    private Transition<Optional<EngagementHolder>, Emission> first(AdEngagement engagement, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        outputs.add(new Effect.Count("engagements", 1));
        outputs.add(new TimelineMessage.Add(engagement));
        for (MatchKey key : engagement.matchKeys()) {
            if (key.kind().isDeterministic()) {
                outputs.add(new EvidenceMessage.Seen(key, engagement.userId(), Days.of(engagement.occurredAt())));
            }
        }
        EngagementHolder holder = EngagementHolder.of(engagement);
        return new Transition<>(Optional.of(holder), outputs, List.of(Days.after(now, keepFor)));
    }

    private static Transition<Optional<EngagementHolder>, Emission> again(EngagementHolder held, AdEngagement again) {
        boolean same = held.engagement().filter(again::equals).isPresent();
        String name = same ? "engagements_duplicate" : "engagements_conflicting";
        return Transition.of(Optional.of(held), List.of(new Effect.Count(name, 1)));
    }
}
