package io.tieback.world.report;

import io.tieback.core.report.IngestChannel;
import io.tieback.world.act.Act;
import io.tieback.world.act.Frame;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tag, server, app partner and file say of an act. */
final class Reporters {
    private static final Set<String> BROWSING = Set.of("page_visit", "search", "view_content");
    private static final long MINUTE = 60_000L;

    private final Frame frame;
    private final Rates[] rates;
    private final Faults faults;
    private final Evidence evidence;

    Reporters(Frame frame) {
        this.frame = frame;
        rates = new Rates[Quality.values().length];
        for (Quality quality : Quality.values()) {
            rates[quality.ordinal()] = new Rates(frame.settings(), quality);
        }
        faults = new Faults();
        evidence = new Evidence(frame);
    }

    /** All reports of an act, copies among them, in no particular order. */
    List<ReportDraft> reports(Seen seen) {
        Act act = seen.act();
        Rates quality = rates[act.advertiser().quality().ordinal()];
        Draws draws = Draws.of(frame.seed(), Purpose.REPORTER, act.id());
        var reports = new ArrayList<ReportDraft>(3);
        if (act.offline()) {
            offline(seen, quality, draws).ifPresent(reports::add);
        } else if (act.presence().app()) {
            app(seen, quality, draws, reports);
        } else {
            web(seen, quality, draws, reports);
        }
        int honest = reports.size();
        for (int i = 0; i < honest; i++) {
            again(reports.get(i), quality, draws).ifPresent(reports::add);
        }
        reports.forEach(faults::settle);
        return reports;
    }

    private void web(Seen seen, Rates quality, Draws draws, List<ReportDraft> reports) {
        Act act = seen.act();
        boolean blocked =
                act.presence().browser().blocksTags() || act.presence().person().declines();
        boolean lost = quality.chance(Knob.TAG_LOSS, draws);
        if (!blocked && !lost && !act.isRefund()) {
            reports.add(tag(seen, quality, draws));
            boolean goal = act.outcome().isPresent();
            if (goal && quality.chance(Knob.TAG_REVISIT, draws)) {
                reports.add(revisit(seen, quality, draws));
            }
        }
        if (!BROWSING.contains(act.type()) && quality.chance(Knob.API_COVERAGE, draws)) {
            server(seen, quality, draws).ifPresent(reports::add);
        }
    }

    private void app(Seen seen, Rates quality, Draws draws, List<ReportDraft> reports) {
        if (!quality.chance(Knob.MMP_LOSS, draws)) {
            ReportDraft report = start(seen, IngestChannel.MMP);
            double delay = quality.get(Knob.MMP_DELAY) * draws.logNormal(1, .8);
            report.receivedMillis = report.occurredMillis + 1_000 + (long) (delay * 60 * MINUTE);
            faults.ids(report, quality, draws, "m");
            evidence.app(report, quality, draws);
            reports.add(faults.apply(report, quality, draws));
        }
        boolean both = act(seen).valueMinor() > 0 && draws.chance(.5);
        if (both && quality.chance(Knob.API_COVERAGE, draws)) {
            server(seen, quality, draws).ifPresent(reports::add);
        }
    }

    private ReportDraft tag(Seen seen, Rates quality, Draws draws) {
        ReportDraft report = start(seen, IngestChannel.TAG);
        report.occurredMillis = act(seen).millis() / 1000 * 1000;
        report.receivedMillis = act(seen).millis() + 200 + draws.below(2_500);
        faults.ids(report, quality, draws, "t");
        evidence.tag(report, quality, draws);
        return faults.apply(report, quality, draws);
    }

    /** The thank-you page opened once more: a new event id, the same order. */
    private ReportDraft revisit(Seen seen, Rates quality, Draws draws) {
        ReportDraft report = tag(seen, quality, draws);
        long later = (long) (20 * 60 * MINUTE * draws.logNormal(1, .7));
        report.occurredMillis = (act(seen).millis() + later) / 1000 * 1000;
        report.receivedMillis = act(seen).millis() + later + 200 + draws.below(2_500);
        if (report.eventId != null) {
            report.eventId = "t" + Long.toString(draws.bits() >>> 1, 36);
        }
        report.faults.add("page_opened_again");
        return report;
    }

    private Optional<ReportDraft> server(Seen seen, Rates quality, Draws draws) {
        ReportDraft report = start(seen, IngestChannel.CONVERSIONS_API);
        double batch = Math.max(.01, quality.get(Knob.API_BATCH)) * MINUTE;
        long sent = (long) (Math.floor(act(seen).millis() / batch + 1) * batch);
        report.receivedMillis = sent + 500 + draws.below(4_000);
        double jitter = 1000 * quality.get(Knob.CLOCK_JITTER) * Math.abs(draws.normal());
        report.occurredMillis =
                Math.max(0, act(seen).millis() + act(seen).advertiser().clockOffsetMillis() + (long) jitter);
        boolean shares = quality.chance(Knob.API_EVENT_ID, draws);
        faults.ids(report, quality, draws, shares ? "t" : "s");
        if (act(seen).isRefund() && !refer(report, quality)) {
            return Optional.empty();
        }
        evidence.server(report, quality, draws);
        return Optional.of(faults.apply(report, quality, draws));
    }

    private Optional<ReportDraft> offline(Seen seen, Rates quality, Draws draws) {
        if (quality.chance(Knob.OFFLINE_LOSS, draws)) {
            return Optional.empty();
        }
        ReportDraft report = start(seen, IngestChannel.OFFLINE_FILE);
        long days = 1 + (long) draws.exponential(quality.get(Knob.OFFLINE_DELAY));
        report.receivedMillis =
                (act(seen).millis() / Frame.DAY + days) * Frame.DAY + 120 * MINUTE + draws.below(600_000);
        faults.ids(report, quality, draws, "f");
        if (act(seen).isRefund() && !refer(report, quality)) {
            return Optional.empty();
        }
        evidence.offline(report, quality, draws);
        return Optional.of(faults.apply(report, quality, draws));
    }

    /** Names what is taken back; false where the reporter keeps no id of it. */
    private boolean refer(ReportDraft report, Rates quality) {
        Act purchase = report.seen.orElseThrow().act().refundOf().orElseThrow();
        if (faults.hasOrderId(purchase, quality)) {
            report.refundOrderId = Faults.orderId(purchase);
        }
        report.orderId = null;
        return report.refundOrderId != null;
    }

    private static Optional<ReportDraft> again(ReportDraft report, Rates quality, Draws draws) {
        double chance = draws.unit();
        double same = quality.get(Knob.SEND_AGAIN);
        double bare = quality.get(Knob.SEND_AGAIN_BARE);
        if (chance >= same + bare) {
            return Optional.empty();
        }
        ReportDraft copy = report.copy();
        copy.receivedMillis += 2_000 + (long) (MINUTE * draws.exponential(8));
        copy.faults.add(chance < same ? "sent_again" : "sent_again_without_ids");
        if (chance >= same) {
            copy.eventId = null;
            copy.orderId = null;
        }
        return Optional.of(copy);
    }

    private static ReportDraft start(Seen seen, IngestChannel channel) {
        Act act = seen.act();
        var report = new ReportDraft(act.advertiser(), channel, Optional.of(seen));
        report.actionSource = act.actionSource();
        report.type = act.type();
        report.occurredMillis = act.millis();
        report.optOut = act.presence().person().optedOut();
        if (act.valueMinor() > 0) {
            report.valueMinor = act.valueMinor();
            report.currency = act.advertiser().currency();
        }
        return report;
    }

    private static Act act(Seen seen) {
        return seen.act();
    }
}
