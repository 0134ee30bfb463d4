package io.tieback.world.report;

import io.tieback.core.report.IngestChannel;
import io.tieback.world.act.Frame;
import io.tieback.world.ads.Advertiser;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conversions that never happened, in proportion to the true reports of a household. */
final class Spam {
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/120.0.0.0 Safari/537.36";

    private final Frame frame;
    private final double share;

    Spam(Frame frame) {
        this.frame = frame;
        share = frame.settings().get(Knob.SPAM);
    }

    List<ReportDraft> reports(int householdId, int trueReports) {
        Draws draws = Draws.of(frame.seed(), Purpose.SPAM, householdId);
        var invented = new ArrayList<ReportDraft>();
        int count = draws.poisson(share * trueReports);
        for (int i = 0; i < count; i++) {
            invented.add(report(draws));
        }
        return invented;
    }

    private ReportDraft report(Draws draws) {
        List<Advertiser> all = frame.market().advertisers();
        Advertiser advertiser = all.get(draws.below(all.size()));
        var report = new ReportDraft(advertiser, IngestChannel.TAG, Optional.empty());
        report.type = "checkout";
        report.occurredMillis = (long) (draws.unit() * (frame.end() - 1)) / 1000 * 1000;
        report.receivedMillis = report.occurredMillis + 300 + draws.below(2_000);
        report.eventId = "t" + Long.toString(draws.bits() >>> 1, 36);
        report.orderId = "o" + Long.toString(draws.bits() >>> 24, 36);
        report.valueMinor = 100 + draws.below(50_000);
        report.currency = advertiser.currency();
        report.cookie = "tb." + Long.toString(draws.bits() >>> 1, 36);
        report.ip = "198.18." + draws.below(16) + "." + draws.below(256);
        report.agent = AGENT;
        return report;
    }
}
