package io.tieback.engine.pipeline;

import io.tieback.core.identity.UserMatcher;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.ForgottenEngagement;
import io.tieback.core.report.Input;
import io.tieback.core.report.PanelTruth;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.Reference;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Restatement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.act.ActState;
import io.tieback.engine.act.ActStep;
import io.tieback.engine.act.Matching;
import io.tieback.engine.codec.Subjects;
import io.tieback.engine.dedup.DedupKeys;
import io.tieback.engine.dedup.EventIdMessage;
import io.tieback.engine.dedup.EventIdState;
import io.tieback.engine.dedup.EventIdStep;
import io.tieback.engine.dedup.OrderIdMessage;
import io.tieback.engine.dedup.OrderIdState;
import io.tieback.engine.dedup.OrderIdStep;
import io.tieback.engine.evidence.AddressMessage;
import io.tieback.engine.evidence.AddressState;
import io.tieback.engine.evidence.AddressStep;
import io.tieback.engine.evidence.CookieMessage;
import io.tieback.engine.evidence.CookieState;
import io.tieback.engine.evidence.CookieStep;
import io.tieback.engine.evidence.EvidenceMessage;
import io.tieback.engine.evidence.EvidenceState;
import io.tieback.engine.evidence.EvidenceStep;
import io.tieback.engine.evidence.EvidenceTimes;
import io.tieback.engine.evidence.ServerMessage;
import io.tieback.engine.evidence.ServerState;
import io.tieback.engine.evidence.ServerStep;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.timeline.TimelineMessage;
import io.tieback.engine.timeline.TimelineState;
import io.tieback.engine.timeline.TimelineStep;
import io.tieback.engine.user.EngagementMessage;
import io.tieback.engine.user.EngagementStep;
import io.tieback.engine.user.UserMessage;
import io.tieback.engine.user.UserState;
import io.tieback.engine.user.UserStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The path of a report, step by step. Read it from top to bottom: an input enters at {@link #route}, and every message
 * goes to a stage further down.
 *
 * <pre>
 *   engagement, sighting, identifiers, consent, erasure ─► user ─► engagement ────────────────────────────┐
 *                                                       ┌───┘                                             │
 *   report ─► event id ─► order id ─► (act, keys) ─► evidence ─► server ─► address ─► cookie ─► act ─► timeline
 *                                                                                                │        │
 *                                                                                                └────────┴─► ledger
 * </pre>
 */
public final class VisibilityPipeline {
    private final List<Stage<?, ?>> stages;
    private final Function<Input, List<Emission>> router;

    private VisibilityPipeline(List<Stage<?, ?>> stages, Function<Input, List<Emission>> router) {
        this.stages = List.copyOf(stages);
        this.router = router;
    }

    /** The pipeline under {@code settings}, without any release of user match. */
    public static VisibilityPipeline of(PipelineSettings settings) {
        return of(settings, version -> Optional.empty());
    }

    /**
     * The pipeline under {@code settings}.
     *
     * @param releases the releases of user match, by version; one that a report names and that is absent names nobody
     */
    public static VisibilityPipeline of(PipelineSettings settings, IntFunction<Optional<UserMatcher>> releases) {
        ActStep act = new ActStep(
                settings.keepFor(), new Matching(settings.userMatching().loggedPerMille(), releases));
        TimelineStep timeline = new TimelineStep(settings.attributionSettings());
        List<Stage<?, ?>> stages = new ArrayList<>();
        stages.addAll(ofIds(settings));
        stages.addAll(ofEvidence(settings));
        stages.add(new Stage<>(StageOrder.ACT, "act", ActMessage.class, ActMessage.CODEC, ActState.SHAPE, act));
        stages.add(new Stage<>(
                StageOrder.TIMELINE,
                "timeline",
                TimelineMessage.class,
                TimelineMessage.CODEC,
                TimelineState.SHAPE,
                timeline));
        return of(stages, VisibilityPipeline::enter);
    }

    /** Whose engagements and which copies. */
    private static List<Stage<?, ?>> ofIds(PipelineSettings settings) {
        return List.of(
                new Stage<>(
                        StageOrder.USER,
                        "user",
                        UserMessage.class,
                        UserMessage.CODEC,
                        UserState.SHAPE,
                        new UserStep(settings.keepFor(), settings.tiesFor())),
                new Stage<>(
                        StageOrder.ENGAGEMENT,
                        "engagement",
                        EngagementMessage.class,
                        EngagementMessage.CODEC,
                        EngagementStep.SHAPE,
                        new EngagementStep(settings.keepFor())),
                new Stage<>(
                        StageOrder.EVENT_ID,
                        "event-id",
                        EventIdMessage.class,
                        EventIdMessage.CODEC,
                        EventIdState.SHAPE,
                        new EventIdStep(settings.eventIdWindow(), settings.keepFor())),
                new Stage<>(
                        StageOrder.ORDER_ID,
                        "order-id",
                        OrderIdMessage.class,
                        OrderIdMessage.CODEC,
                        OrderIdState.SHAPE,
                        new OrderIdStep(settings.orderIdWindow(), settings.keepFor())));
    }

    /** Who was seen with the keys. */
    private static List<Stage<?, ?>> ofEvidence(PipelineSettings settings) {
        EvidenceTimes times = settings.evidenceTimes();
        return List.of(
                new Stage<>(
                        StageOrder.EVIDENCE,
                        "evidence",
                        EvidenceMessage.class,
                        EvidenceMessage.CODEC,
                        EvidenceState.SHAPE,
                        new EvidenceStep(settings.reopenFor(), settings.keepFor(), settings.watchFor())),
                new Stage<>(
                        StageOrder.SERVER,
                        "server",
                        ServerMessage.class,
                        ServerMessage.CODEC,
                        ServerState.SHAPE,
                        new ServerStep(settings.keepFor())),
                new Stage<>(
                        StageOrder.ADDRESS,
                        "address",
                        AddressMessage.class,
                        AddressMessage.CODEC,
                        AddressState.SHAPE,
                        new AddressStep(times)),
                new Stage<>(
                        StageOrder.COOKIE,
                        "cookie",
                        CookieMessage.class,
                        CookieMessage.CODEC,
                        CookieState.SHAPE,
                        new CookieStep(times)));
    }

    /** A pipeline of other stages, for tests of runtimes. */
    public static VisibilityPipeline of(List<Stage<?, ?>> stages, Function<Input, List<Emission>> router) {
        return new VisibilityPipeline(stages, router);
    }

    /** The stages; a stage's ordinal is its place. */
    public List<Stage<?, ?>> stages() {
        return stages;
    }

    /** What an input says to the first stages that it concerns. */
    public List<Emission> route(Input input) {
        return router.apply(input);
    }

    private static List<Emission> enter(Input input) {
        if (input instanceof ConversionReport report) {
            return enter(report);
        } else if (input instanceof RefusedReport refused) {
            return enter(refused);
        } else if (input instanceof ReleasedReport released) {
            return enter(released);
        } else if (input instanceof AdEngagement engagement) {
            return List.of(new UserMessage.Engaged(engagement));
        } else if (input instanceof ForgottenEngagement forgotten) {
            return List.of(new EngagementMessage.Forget(forgotten.engagementId()));
        } else if (input instanceof Sighting sighting) {
            return List.of(new UserMessage.Sighted(sighting), new Effect.Count("sightings", 1));
        } else if (input instanceof UserIdentifiers identifiers) {
            return List.of(new UserMessage.Identified(identifiers), new Effect.Count("identifiers", 1));
        } else if (input instanceof UserConsent consent) {
            return consent.optedOut()
                    ? List.of(new UserMessage.OptOut(consent.userId()), new Effect.Count("opt_outs", 1))
                    : List.of(new UserMessage.OptIn(consent.userId()), new Effect.Count("opt_ins", 1));
        } else if (input instanceof Erasure erasure) {
            return enter(erasure);
        } else if (input instanceof Promotion) {
            return List.of(new Effect.Count("promotions", 1)); // the reports behind it carry what it says
        } else if (input instanceof PanelTruth truth) {
            return List.of(
                    new ActMessage.Truth(truth.actId(), truth.group(), truth.userId()),
                    new Effect.Count("panel_truths", 1));
        } else if (input instanceof Restatement again) {
            return List.of(new ActMessage.Rejudge(again.actId(), again.version()), new Effect.Count("restatements", 1));
        }
        return List.of();
    }

    private static List<Emission> enter(ConversionReport report) {
        if (report.reference().isPresent()) {
            Reference reference = report.reference().get();
            return reference.by() == Reference.By.EVENT_ID
                    ? List.of(new EventIdMessage.Refer(report))
                    : List.of(new OrderIdMessage.Refer(DedupKeys.of(report, reference.id()), "", report));
        } else if (!report.eventId().isEmpty()) {
            return List.of(new EventIdMessage.Arrive(report));
        } else if (DedupKeys.countsByOrder(report)) {
            String key = DedupKeys.of(report, report.orderId());
            return List.of(new OrderIdMessage.Arrive(key, report.reportId(), List.of(report), false));
        }
        return new ArrayList<>(ActMessage.join(report.reportId(), List.of(report)));
    }

    private static List<Emission> enter(RefusedReport refused) {
        return counted(refused.slice(), refused.status(), refused.issueCodes(), 1);
    }

    /** Counted in its slice, and by the most serious of its issues. */
    private static List<Emission> counted(ReportSlice slice, ReportStatus status, List<String> codes, int reports) {
        List<Emission> outputs = new ArrayList<>();
        outputs.add(new Effect.Tally(slice, status, reports));
        codes.stream()
                .limit(1)
                .map(code -> status.name().toLowerCase(Locale.ROOT) + "." + code)
                .forEach(name -> outputs.add(new Effect.Count(name, reports)));
        return outputs;
    }

    /** No longer quarantined, it goes the way of every report. */
    private static List<Emission> enter(ReleasedReport released) {
        ConversionReport report = released.report();
        List<Emission> outputs = counted(report.slice(), ReportStatus.QUARANTINED, released.issueCodes(), -1);
        outputs.add(new Effect.Count("released", 1));
        outputs.addAll(enter(report));
        return outputs;
    }

    private static List<Emission> enter(Erasure erasure) {
        List<Emission> outputs = new ArrayList<>();
        outputs.add(new Effect.Count("erasures", 1));
        if (!erasure.userId().isEmpty()) {
            outputs.add(new UserMessage.Erase(erasure.userId()));
        }
        erasure.matchKeys().forEach(key -> {
            outputs.add(new EvidenceMessage.Erase(key, Optional.empty()));
            outputs.add(new Effect.DestroySubject(Subjects.holder(key)));
        });
        return outputs;
    }
}
