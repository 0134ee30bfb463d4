package io.tieback.eval.product;

import io.tieback.core.identity.Silence;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.MemoryRun;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.read.ActReader;
import io.tieback.eval.data.JudgedReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The product's pipeline with its presets, one input after the other in memory: what Tieback answers today, without the
 * cost of a log.
 */
public final class ProductRun {
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final Consumer<Effect.Considered> considered;
    private final MemoryRun run;

    /** With the presets. */
    public ProductRun() {
        this(PipelineSettings.presets(), looked -> {});
    }

    private ProductRun(PipelineSettings settings, Consumer<Effect.Considered> considered) {
        this.considered = considered;
        run = new MemoryRun(VisibilityPipeline.of(settings), (cause, origin, effect) -> enter(effect));
    }

    /** With the presets, but that the candidates of every act are told. */
    public static ProductRun logging(Consumer<Effect.Considered> considered) {
        PipelineSettings presets = PipelineSettings.presets();
        return new ProductRun(
                new PipelineSettings(
                        presets.eventIdWindow(),
                        presets.orderIdWindow(),
                        presets.reopenFor(),
                        presets.keepFor(),
                        new PipelineSettings.UserMatching(
                                presets.userMatching().openFor(),
                                presets.userMatching().every(),
                                1_000),
                        presets.attributionSettings()),
                considered);
    }

    /** The act of each report by its ids alone, by report id. */
    public static Map<String, String> actsByIds(List<JudgedReport> reports) {
        ProductRun run = new ProductRun();
        reports.forEach(
                judged -> run.accept(judged.receivedAt(), judged.report().withoutMatchKeys()));
        return run.acts();
    }

    /**
     * Takes an input in.
     *
     * @param receivedAt not before that of the input before
     */
    public void accept(Instant receivedAt, Input input) {
        run.accept(receivedAt, input);
    }

    /** All entries so far; what holds is their sum. */
    public List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    /** The act of each report, by report id. */
    public Map<String, String> acts() {
        Map<String, String> acts = new HashMap<>();
        ledger.stream().filter(entry -> !entry.takesBack()).forEach(entry -> acts.put(entry.reportId(), entry.actId()));
        return acts;
    }

    /** The ids of acts of which the address of a report was not asked, as that of the advertiser's own server. */
    public Set<String> unasked(Collection<String> actIds) {
        return actIds.stream()
                .filter(actId -> ActReader.read(run.state(), actId)
                        .filter(act -> act.match().unheard().contains(Silence.SERVER_ADDRESS))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private void enter(Effect effect) {
        if (effect instanceof Effect.Post post) {
            ledger.add(post.entry());
        } else if (effect instanceof Effect.Considered looked) {
            considered.accept(looked);
        }
    }
}
