package io.tieback.eval.product;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.MemoryRun;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.eval.data.JudgedReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product's pipeline with its presets, one input after the other in memory: what Tieback answers today, without the
 * cost of a log.
 */
public final class ProductRun {
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final MemoryRun run =
            new MemoryRun(VisibilityPipeline.of(PipelineSettings.presets()), (cause, origin, effect) -> enter(effect));

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

    private Map<String, String> acts() {
        Map<String, String> acts = new HashMap<>();
        ledger.stream().filter(entry -> !entry.takesBack()).forEach(entry -> acts.put(entry.reportId(), entry.actId()));
        return acts;
    }

    private void enter(Effect effect) {
        if (effect instanceof Effect.Post post) {
            ledger.add(post.entry());
        }
    }
}
