package io.tieback.eval.product;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.Cascade;
import io.tieback.engine.pipeline.Outcome;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.Timer;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StoreOverlay;
import io.tieback.eval.data.JudgedReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The product's pipeline with its presets, one input after the other in memory: what Tieback answers today, without the
 * cost of a log.
 */
public final class ProductRun {
    private final Cascade cascade = new Cascade(VisibilityPipeline.of(PipelineSettings.presets()));
    private final MemoryStore store = new MemoryStore();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private long offset;

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
        while (!timers.isEmpty() && !timers.first().due().isAfter(receivedAt)) {
            StoreOverlay overlay = new StoreOverlay(store);
            enter(cascade.fire(overlay, timers.pollFirst()));
            overlay.commit();
        }
        StoreOverlay overlay = new StoreOverlay(store);
        enter(cascade.run(overlay, new Position(receivedAt, 0, offset++), input));
        overlay.commit();
    }

    /** All entries so far; what holds is their sum. */
    public List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    private Map<String, String> acts() {
        Map<String, String> acts = new HashMap<>();
        ledger.stream().filter(entry -> !entry.takesBack()).forEach(entry -> acts.put(entry.reportId(), entry.actId()));
        return acts;
    }

    private void enter(Outcome outcome) {
        timers.addAll(outcome.timers());
        outcome.effects().forEach(told -> {
            if (told.effect() instanceof Effect.Post post) {
                ledger.add(post.entry());
            }
        });
    }
}
