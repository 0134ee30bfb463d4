package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.ViewShape.Views;
import java.util.ArrayList;
import java.util.List;

/** Refunds and corrections that came before what they refer to: each stands as an act of its own until that comes. */
final class Orphans {
    /** So many wait under one id; further ones stay acts of their own. */
    static final int MAX = 16;

    private static final Codec<ConversionReport> REPORT = Codec.versioned(1, Fields::wholeReport, Fields::wholeReport);

    private Orphans() {}

    static OrderedView<String, ConversionReport> view(Views views, int tag) {
        return views.view(tag, Codec.orderedText(), REPORT);
    }

    /** Lets a report wait. */
    static List<Emission> add(OrderedView<String, ConversionReport> waiting, ConversionReport report) {
        ConversionReport bare = report.withoutMatchKeys();
        if (waiting.first(MAX).size() < MAX) {
            waiting.put(bare.reportId(), bare);
        }
        return ActMessage.join(bare.reportId(), List.of(bare));
    }

    /** Takes out all that wait; their own acts are closed. */
    static List<ConversionReport> release(OrderedView<String, ConversionReport> waiting, List<Emission> outputs) {
        List<ConversionReport> released = new ArrayList<>();
        for (Row<String, ConversionReport> row : waiting.first(MAX)) {
            waiting.remove(row.key());
            outputs.add(new ActMessage.Close(row.key()));
            released.add(row.value());
        }
        return released;
    }
}
