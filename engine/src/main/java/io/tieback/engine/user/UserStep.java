package io.tieback.engine.user;

import io.tieback.core.identity.Someone;
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
import io.tieback.engine.user.UserState.OptOuts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what ties a user to keys and engagements, so that all of it can be withdrawn. While a user is opted out, keys
 * are told of someone instead, whom nothing leads back to the user but this state.
 */
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
        } else if (message instanceof UserMessage.OptOut) {
            optOut(state, message.key(), now, outputs);
        } else if (message instanceof UserMessage.OptIn) {
            optIn(state, now, outputs);
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
        OptOuts known = state.known();
        OptOuts left = known.endedSince(oldestTie);
        if (!left.equals(known)) {
            state.know(left);
        }
        return old.size() < PAGE
                ? Transition.keep(state)
                : new Transition<>(state, List.of(), List.of(due.plusMillis(1)));
    }

    private void engaged(UserState state, AdEngagement engagement, Instant now, List<Emission> outputs) {
        Optional<String> someone = state.known().lasting();
        List<MatchKey> naming = deterministic(engagement.matchKeys());
        naming.forEach(key -> link(state, key, false, now));
        MatchKey.addressOf(engagement.matchKeys()).ifPresent(address -> {
            link(state, address, false, now);
            outputs.add(new AddressMessage.Seen(
                    address,
                    someone.orElse(engagement.userId()),
                    engagement.occurredAt().toEpochMilli(),
                    engagement.trace().agent(),
                    engagement.advertiserId()));
        });
        if (someone.isPresent()) {
            outputs.add(new EngagementMessage.ClaimFor(
                    engagement.engagementId(), someone.get(), naming, Days.of(engagement.occurredAt())));
            outputs.add(new Effect.Count("engagements_opted_out", 1));
        } else {
            state.engagements().put(new EngagementRef(Days.of(now), engagement.engagementId()), true);
            outputs.add(new EngagementMessage.Claim(engagement));
        }
    }

    private void sighted(UserState state, Sighting sighting, Instant now, List<Emission> outputs) {
        String name = state.known().lasting().orElse(sighting.userId());
        for (MatchKey key : deterministic(sighting.matchKeys())) {
            link(state, key, false, now);
            outputs.add(new EvidenceMessage.Seen(key, name, Days.of(sighting.occurredAt())));
        }
        long millis = sighting.occurredAt().toEpochMilli();
        for (MatchKey key : sighting.matchKeys()) {
            if (key.kind() == MatchKey.Kind.COOKIE) {
                link(state, key, false, now);
                outputs.add(new CookieMessage.Seen(key, name, millis));
            }
        }
        MatchKey.addressOf(sighting.matchKeys()).ifPresent(address -> {
            link(state, address, false, now);
            outputs.add(new AddressMessage.Seen(
                    address, name, millis, sighting.trace().agent(), ""));
        });
    }

    private void identified(UserState state, UserIdentifiers said, Instant now, List<Emission> outputs) {
        String name = state.known().lasting().orElse(said.userId());
        Set<MatchKey> held = new HashSet<>(said.matchKeys());
        for (Row<MatchKey, KeyLink> row : state.keys().range(FIRST, NOT_NAMING, Integer.MAX_VALUE)) {
            if (row.value().identified() && !held.contains(row.key())) {
                state.keys().remove(row.key());
                outputs.add(new EvidenceMessage.Withdraw(row.key(), name));
            }
        }
        for (MatchKey key : deterministic(said.matchKeys())) {
            outputs.add(new EvidenceMessage.Registered(key, name, Days.of(said.occurredAt())));
            link(state, key, true, now);
        }
    }

    /** An erasure must still find whom stands in the user's place, so ties stay; the user's own engagements go. */
    private void optOut(UserState state, String userId, Instant now, List<Emission> outputs) {
        OptOuts known = state.known();
        if (known.lasting().isPresent()) {
            return;
        }
        String someone = Someone.inPlaceOf(userId, now, known.ended().size());
        for (Row<MatchKey, KeyLink> row : state.keys().first(Integer.MAX_VALUE)) {
            outputs.add(optOut(row.key(), userId, someone));
        }
        forgetEngagements(state, userId, outputs);
        state.know(new OptOuts(Optional.of(someone), known.ended()));
    }

    /** What was kept for someone stays nobody's and fades: the user starts afresh. */
    private void optIn(UserState state, Instant now, List<Emission> outputs) {
        OptOuts known = state.known();
        if (known.lasting().isEmpty()) {
            return;
        }
        String someone = known.lasting().get();
        for (Row<MatchKey, KeyLink> row : state.keys().range(FIRST, NOT_NAMING, Integer.MAX_VALUE)) {
            if (row.value().identified()) {
                outputs.add(new EvidenceMessage.OptIn(row.key(), someone));
                state.keys().put(row.key(), new KeyLink(false, Days.of(now)));
            }
        }
        state.know(known.ended(someone, Days.of(now)));
    }

    private void erase(UserState state, String userId, List<Emission> outputs) {
        OptOuts known = state.known();
        List<String> names = new ArrayList<>(List.of(userId));
        known.ended().forEach(ended -> names.add(ended.someone()));
        known.lasting().ifPresent(names::add);
        for (Row<MatchKey, KeyLink> row : state.keys().first(Integer.MAX_VALUE)) {
            state.keys().remove(row.key());
            names.forEach(name -> erase(row.key(), name, outputs));
        }
        forgetEngagements(state, userId, outputs);
        state.know(OptOuts.NONE);
        outputs.add(new Effect.DestroySubject(Subjects.user(userId)));
    }

    private static void forgetEngagements(UserState state, String userId, List<Emission> outputs) {
        for (Row<EngagementRef, Boolean> row : state.engagements().first(Integer.MAX_VALUE)) {
            state.engagements().remove(row.key());
            outputs.add(new EngagementMessage.Release(row.key().engagementId(), userId));
        }
        outputs.add(new TimelineMessage.EraseUser(userId));
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

    private static Emission optOut(MatchKey key, String userId, String someone) {
        if (key.kind().isDeterministic()) {
            return new EvidenceMessage.OptOut(key, userId, someone);
        }
        return key.kind() == MatchKey.Kind.COOKIE
                ? new CookieMessage.OptOut(key, userId, someone)
                : new AddressMessage.OptOut(key, userId, someone);
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
