package io.tieback.engine.timeline;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.attribute.ConversionPath;
import io.tieback.core.attribute.Touchpoint;
import io.tieback.core.ledger.Apportionment;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.EngagementKind;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import io.tieback.engine.timeline.TimelineState.AdOf;
import io.tieback.engine.timeline.TimelineState.EngagementKey;
import io.tieback.engine.timeline.TimelineState.PartKey;
import io.tieback.engine.timeline.TimelineState.Posted;
import io.tieback.engine.timeline.TimelineState.StoredPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Credits a user's part in each act to the user's engagements, and again when an engagement comes late. Reads only the
 * latest touchpoints at or before an act, so a user's history costs nothing.
 */
public final class TimelineStep implements Step<TimelineState, TimelineMessage, Emission> {
    private static final int PAGE = 256;

    private final List<AttributionSetting> settings;

    /** @param settings each gives its own entries */
    public TimelineStep(List<AttributionSetting> settings) {
        this.settings = List.copyOf(settings);
    }

    @Override
    public Transition<TimelineState, Emission> apply(TimelineState state, TimelineMessage message, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        if (message instanceof TimelineMessage.Assign assign) {
            assign(state, assign, outputs);
        } else if (message instanceof TimelineMessage.Add add) {
            add(state, add.engagement(), outputs);
        } else if (message instanceof TimelineMessage.Withdraw withdraw) {
            withdraw(state, withdraw, outputs);
        } else if (message instanceof TimelineMessage.Expire expire) {
            state.engagements().remove(keyOf(expire.engagement()));
        } else if (message instanceof TimelineMessage.Forget forget) {
            state.parts().remove(PartKey.of(forget.part()));
        } else {
            erase(state);
        }
        return Transition.of(state, outputs);
    }

    @Override
    public Transition<TimelineState, Emission> onTimer(TimelineState state, Instant due) {
        return Transition.keep(state);
    }

    private void assign(TimelineState state, TimelineMessage.Assign assign, List<Emission> outputs) {
        Optional<StoredPart> old = state.parts().get(PartKey.of(assign.part()));
        StoredPart fresh = new StoredPart(assign.part(), posts(state, assign.part(), old));
        restate(old, fresh, assign.reason(), outputs);
        state.parts().put(PartKey.of(assign.part()), fresh);
    }

    private void add(TimelineState state, AdEngagement engagement, List<Emission> outputs) {
        state.engagements().put(keyOf(engagement), new AdOf(engagement.campaignId(), engagement.adId()));
        Instant last = settings.stream()
                .map(setting -> engagement.occurredAt().plus(setting.window(engagement.kind())))
                .max(Instant::compareTo)
                .orElseThrow();
        PartKey from = new PartKey(engagement.advertiserId(), engagement.occurredAt(), "");
        PartKey to = new PartKey(engagement.advertiserId(), last.plusMillis(1), "");
        for (List<Row<PartKey, StoredPart>> page = state.parts().range(from, to, PAGE);
                !page.isEmpty();
                page = state.parts().range(after(page), to, PAGE)) {
            for (Row<PartKey, StoredPart> row : page) {
                ActPart part = row.value().part();
                StoredPart fresh = new StoredPart(part, posts(state, part, Optional.empty()));
                if (!fresh.equals(row.value())) {
                    restate(Optional.of(row.value()), fresh, Reason.LATE_ENGAGEMENT, outputs);
                    state.parts().put(row.key(), fresh);
                }
            }
        }
    }

    private static PartKey after(List<Row<PartKey, StoredPart>> page) {
        PartKey last = page.get(page.size() - 1).key();
        return new PartKey(last.advertiserId(), last.occurredAt(), last.actId() + "\0");
    }

    private static void withdraw(TimelineState state, TimelineMessage.Withdraw withdraw, List<Emission> outputs) {
        PartKey key = PartKey.of(withdraw.part());
        state.parts().get(key).ifPresent(stored -> {
            takeBack(stored, withdraw.reason(), stored.posted(), outputs);
            state.parts().remove(key);
        });
    }

    /** Parts were withdrawn by their acts, which heard of the erasure before; engagements go here. */
    private static void erase(TimelineState state) {
        for (List<Row<EngagementKey, AdOf>> page = state.engagements().first(PAGE);
                !page.isEmpty();
                page = state.engagements().first(PAGE)) {
            page.forEach(row -> state.engagements().remove(row.key()));
        }
    }

    private static void restate(Optional<StoredPart> old, StoredPart fresh, Reason reason, List<Emission> outputs) {
        boolean same =
                old.isPresent() && old.get().part().act().equals(fresh.part().act());
        List<Posted> before = old.map(StoredPart::posted).orElse(List.of());
        List<Posted> gone = before.stream()
                .filter(p -> !same || !fresh.posted().contains(p))
                .toList();
        List<Posted> come = fresh.posted().stream()
                .filter(p -> !same || !before.contains(p))
                .toList();
        old.ifPresent(stored -> takeBack(stored, reason, gone, outputs));
        for (Posted p : come) {
            outputs.add(
                    new Effect.Post(fresh.part().entry(p.setting(), p.target(), p.share(), p.valueMicros(), reason)));
        }
    }

    private static void takeBack(StoredPart stored, Reason reason, List<Posted> gone, List<Emission> outputs) {
        for (Posted p : gone) {
            outputs.add(new Effect.Post(
                    stored.part().entry(p.setting(), p.target(), -p.share(), -p.valueMicros(), reason)));
        }
    }

    private List<Posted> posts(TimelineState state, ActPart part, Optional<StoredPart> old) {
        ConversionPath path = path(state, part);
        List<Posted> posts = new ArrayList<>();
        for (AttributionSetting setting : settings) {
            List<Target> earning = earning(path, setting, old);
            long[] equal = new long[earning.size()];
            Arrays.fill(equal, 1);
            long[] shares = Apportionment.split(part.share(), equal);
            long[] values = Apportionment.split(part.valueMicros(), equal);
            for (int i = 0; i < equal.length; i++) {
                if (shares[i] != 0 || values[i] != 0) {
                    posts.add(new Posted(setting.name(), earning.get(i), shares[i], values[i]));
                }
            }
        }
        return posts;
    }

    /**
     * Who earns the part, ordered by id. Where an engagement that earned it has expired since, those that earned it
     * then still do: what was earned stays.
     *
     * @param old the part as it was, if no engagement came since
     */
    private List<Target> earning(ConversionPath path, AttributionSetting setting, Optional<StoredPart> old) {
        List<Touchpoint> now = path.earning(setting);
        List<Target> before = old.map(StoredPart::posted).orElse(List.of()).stream()
                .filter(posted -> posted.setting().equals(setting.name()))
                .map(Posted::target)
                .toList();
        Set<String> kept =
                path.touchpoints().stream().map(Touchpoint::engagementId).collect(Collectors.toSet());
        boolean expired = before.stream()
                .anyMatch(target ->
                        target instanceof Target.Credited credited && !kept.contains(credited.engagementId()));
        if (expired) {
            return before;
        }
        return now.isEmpty()
                ? List.of(new Target.Unattributed())
                : now.stream().map(TimelineStep::credited).toList();
    }

    private static Target credited(Touchpoint t) {
        return new Target.Credited(t.engagementId(), t.campaignId(), t.adId());
    }

    private ConversionPath path(TimelineState state, ActPart part) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        Instant actAt = part.act().occurredAt();
        for (EngagementKind kind : EngagementKind.values()) {
            Instant earliest = settings.stream()
                    .map(setting -> actAt.minus(setting.window(kind)))
                    .min(Instant::compareTo)
                    .orElseThrow();
            String advertiserId = part.act().advertiserId();
            EngagementKey from = new EngagementKey(advertiserId, kind, actAt, "");
            EngagementKey to = new EngagementKey(advertiserId, kind, earliest.minusMillis(1), "");
            state.engagements()
                    .range(from, to, ConversionPath.MAX_TOUCHPOINTS)
                    .forEach(row -> touchpoints.add(touchpoint(row)));
        }
        return new ConversionPath(touchpoints, actAt);
    }

    private static Touchpoint touchpoint(Row<EngagementKey, AdOf> row) {
        EngagementKey key = row.key();
        return new Touchpoint(
                key.engagementId(), row.value().campaignId(), row.value().adId(), key.kind(), key.occurredAt());
    }

    private static EngagementKey keyOf(AdEngagement e) {
        return new EngagementKey(e.advertiserId(), e.kind(), e.occurredAt(), e.engagementId());
    }
}
