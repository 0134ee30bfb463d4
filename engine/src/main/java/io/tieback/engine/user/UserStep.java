package io.tieback.engine.user;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.codec.Subjects;
import io.tieback.engine.evidence.AddressMessage;
import io.tieback.engine.evidence.CookieMessage;
import io.tieback.engine.evidence.EvidenceMessage;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import io.tieback.engine.timeline.TimelineMessage;
import io.tieback.engine.user.UserState.EngagementRef;
import io.tieback.engine.user.UserState.KeyLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps what ties a user to keys and engagements, so that all of it can be withdrawn. */
public final class UserStep implements Step<UserState, UserMessage, Emission> {
    private static final int PAGE = 1_000;

    /** Keys that name a user lie between these. */
    private static final MatchKey FIRST = new MatchKey(MatchKey.Kind.CLICK_ID, 1, 0, 0);

    private static final MatchKey NOT_NAMING = new MatchKey(MatchKey.Kind.COOKIE, 1, 0, 0);

    private final Duration keepFor;
    private final Duration tiesFor;

    /**
     * @param keepFor how long an engagement is kept
     * @param tiesFor how long a tie to a key is kept after its last use: for as long as anything may remember it
     */
    public UserStep(Duration keepFor, Duration tiesFor) {
        this.keepFor = keepFor;
        this.tiesFor = tiesFor;
    }

    @Override
    public Transition<UserState, Emission> apply(UserState state, UserMessage message, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        if (message instanceof UserMessage.Engaged engaged) {
            engaged(state, engaged.engagement(), now, outputs);
        } else if (message instanceof UserMessage.Sighted sighted) {
            sighted(state, sighted.sighting(), now, outputs);
        } else if (message instanceof UserMessage.Identified identified) {
            identified(state, identified.identifiers(), now, outputs);
        } else {
            erase(state, message.key(), outputs);
            return Transition.of(state, outputs);
        }
        return new Transition<>(state, outputs, List.of(Days.after(now, keepFor), Days.after(now, tiesFor)));
    }

    @Override
    public Transition<UserState, Emission> onTimer(UserState state, Instant due) {
        long oldest = Days.of(due.minus(keepFor));
        List<Row<EngagementRef, Boolean>> old =
                state.engagements().range(new EngagementRef(0, ""), new EngagementRef(oldest, ""), PAGE);
        old.forEach(row -> state.engagements().remove(row.key()));
        long oldestTie = Days.of(due.minus(tiesFor));
        for (Row<MatchKey, KeyLink> row : state.keys().first(Integer.MAX_VALUE)) {
            if (!row.value().identified() && row.value().lastDay() < oldestTie) {
                state.keys().remove(row.key());
            }
        }
        return old.size() < PAGE
                ? Transition.keep(state)
                : new Transition<>(state, List.of(), List.of(due.plusMillis(1)));
    }

    private void engaged(UserState state, AdEngagement engagement, Instant now, List<Emission> outputs) {
        state.engagements().put(new EngagementRef(Days.of(now), engagement.engagementId()), true);
        for (MatchKey key : deterministic(engagement.matchKeys())) {
            link(state, key, false, now);
        }
        MatchKey.addressOf(engagement.matchKeys()).ifPresent(address -> {
            link(state, address, false, now);
            outputs.add(new AddressMessage.Seen(
                    address,
                    engagement.userId(),
                    engagement.occurredAt().toEpochMilli(),
                    engagement.trace().agent(),
                    engagement.advertiserId()));
        });
        outputs.add(new EngagementMessage.Claim(engagement));
    }

    private void sighted(UserState state, Sighting sighting, Instant now, List<Emission> outputs) {
        for (MatchKey key : deterministic(sighting.matchKeys())) {
            link(state, key, false, now);
            outputs.add(new EvidenceMessage.Seen(key, sighting.userId(), Days.of(sighting.occurredAt())));
        }
        long millis = sighting.occurredAt().toEpochMilli();
        for (MatchKey key : sighting.matchKeys()) {
            if (key.kind() == MatchKey.Kind.COOKIE) {
                link(state, key, false, now);
                outputs.add(new CookieMessage.Seen(key, sighting.userId(), millis));
            }
        }
        MatchKey.addressOf(sighting.matchKeys()).ifPresent(address -> {
            link(state, address, false, now);
            outputs.add(new AddressMessage.Seen(
                    address, sighting.userId(), millis, sighting.trace().agent(), ""));
        });
    }

    private void identified(UserState state, UserIdentifiers said, Instant now, List<Emission> outputs) {
        Set<MatchKey> held = new HashSet<>(said.matchKeys());
        for (Row<MatchKey, KeyLink> row : state.keys().range(FIRST, NOT_NAMING, Integer.MAX_VALUE)) {
            if (row.value().identified() && !held.contains(row.key())) {
                state.keys().remove(row.key());
                outputs.add(new EvidenceMessage.Withdraw(row.key(), said.userId()));
            }
        }
        for (MatchKey key : deterministic(said.matchKeys())) {
            outputs.add(new EvidenceMessage.Registered(key, said.userId(), Days.of(said.occurredAt())));
            link(state, key, true, now);
        }
    }

    private void erase(UserState state, String userId, List<Emission> outputs) {
        for (Row<MatchKey, KeyLink> row : state.keys().first(Integer.MAX_VALUE)) {
            state.keys().remove(row.key());
            erase(row.key(), userId, outputs);
        }
        for (Row<EngagementRef, Boolean> row : state.engagements().first(Integer.MAX_VALUE)) {
            state.engagements().remove(row.key());
            outputs.add(new EngagementMessage.Release(row.key().engagementId(), userId));
        }
        outputs.add(new TimelineMessage.EraseUser(userId));
        outputs.add(new Effect.DestroySubject(Subjects.user(userId)));
    }

    private static void erase(MatchKey key, String userId, List<Emission> outputs) {
        if (key.kind().isDeterministic()) {
            outputs.add(new EvidenceMessage.Erase(key, Optional.of(userId)));
            outputs.add(new Effect.DestroySubject(Subjects.holder(key)));
        } else if (key.kind() == MatchKey.Kind.COOKIE) {
            outputs.add(new CookieMessage.Erase(key, userId));
        } else {
            outputs.add(new AddressMessage.Erase(key, userId));
        }
    }

    private static void link(UserState state, MatchKey key, boolean identified, Instant now) {
        KeyLink old = state.keys().get(key).orElse(new KeyLink(false, 0));
        KeyLink link = new KeyLink(old.identified() || identified, Days.of(now));
        if (!link.equals(old)) {
            state.keys().put(key, link);
        }
    }

    private static List<MatchKey> deterministic(List<MatchKey> keys) {
        return keys.stream().filter(key -> key.kind().isDeterministic()).toList();
    }
}
