package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.ViewShape.Views;
import java.util.ArrayList;
import java.util.List;

/** Refunds and corrections that came before what they refer to: each stands as an act of its own until that comes. */
final class Orphans {
    /** So many wait under one id; further ones stay acts of their own. */
    static final int MAX = 16;

    private static final int LONE = 0;

    private static final Codec<List<ConversionReport>> REPORTS =
            Codec.versioned(1, (w, all) -> w.list(all, Fields::wholeReport), r -> r.list(Fields::wholeReport));

    private Orphans() {}

    static OrderedView<Integer, List<ConversionReport>> view(Views views, int tag) {
        return views.view(tag, Codec.lone(), REPORTS);
    }

    /** Lets a report wait. */
    static List<Emission> add(OrderedView<Integer, List<ConversionReport>> waiting, ConversionReport report) {
        ConversionReport bare = report.withoutMatchKeys();
        List<ConversionReport> all = new ArrayList<>(waiting.get(LONE).orElse(List.of()));
        if (all.size() < MAX) {
            all.add(bare);
            waiting.put(LONE, all);
        }
        return ActMessage.join(bare.reportId(), List.of(bare));
    }

    /** Takes out all that wait; their own acts are closed. */
    static List<ConversionReport> release(
            OrderedView<Integer, List<ConversionReport>> waiting, List<Emission> outputs) {
        List<ConversionReport> released = waiting.get(LONE).orElse(List.of());
        if (!released.isEmpty()) {
            waiting.remove(LONE);
        }
        released.forEach(report -> outputs.add(new ActMessage.Close(report.reportId())));
        return released;
    }
}
