package io.tieback.world.report;

import io.tieback.core.admit.AdmissionLimits;
import io.tieback.core.report.IngestChannel;
import io.tieback.world.act.Act;
import io.tieback.world.random.Draws;
import io.tieback.world.settings.Knob;
import java.util.EnumSet;
import java.util.Set;

/** Ids that are missing or not shared, and everything that a reporter gets wrong. Each fault is noted in the truth. */
final class Faults {
    /** The fault of a row that was made wrong so that it is refused. */
    static final String ON_PURPOSE = "wrong_on_purpose";

    private static final String[] TYPES = {"view_content", "add_to_cart", "initiate_checkout", "checkout", "lead"};
    private static final double VAT = 1.19;
    private static final AdmissionLimits LIMITS = AdmissionLimits.presets();
    private static final Set<WrongRow> TIMES_UNREAD = EnumSet.of(
            WrongRow.TIME_IN_MILLISECONDS,
            WrongRow.TIME_AS_WORD,
            WrongRow.TIME_WITHOUT_ZONE,
            WrongRow.TIME_MISSING,
            WrongRow.TIME_IN_FUTURE,
            WrongRow.TIME_TOO_OLD);

    /** Gives the report its ids; two reports with the same prefix share the event id. */
    void ids(ReportDraft report, Rates quality, Draws draws, String prefix) {
        Act act = report.seen.orElseThrow().act();
        if (quality.chance(Knob.EVENT_ID, draws)) {
            report.eventId = prefix + Long.toString(Draws.mix(act.id()) >>> 1, 36);
        }
        if (act.valueMinor() > 0 && !act.isRefund() && hasOrderId(act, quality)) {
            report.orderId = orderId(act);
        }
    }

    /** Whether this advertiser's reports of that purchase carry its order id: the same answer in every channel. */
    boolean hasOrderId(Act act, Rates quality) {
        return (Draws.mix(act.id() ^ 0x6f726465L) >>> 11) * 0x1.0p-53 < quality.get(Knob.ORDER_ID);
    }

    static String orderId(Act act) {
        return "o" + Long.toString(Draws.mix(act.id() + 1) >>> 24, 36);
    }

    /** Makes the report what this reporter sends. */
    ReportDraft apply(ReportDraft report, Rates quality, Draws draws) {
        type(report, quality, draws);
        if (report.valueMinor >= 0) {
            value(report, quality, draws);
        }
        if (report.ip != null && report.ip.indexOf('.') > 0 && quality.chance(Knob.ADDRESS_PORT, draws)) {
            report.ip = report.ip + ":" + (1024 + draws.below(60_000));
            report.faults.add("address_with_port");
        }
        if (quality.chance(Knob.WRONG_ROWS, draws)) {
            spoil(report, draws);
        }
        return report;
    }

    /** Says of a report that is ready to be sent whether its time will be refused: of a copy, when that is received. */
    void settle(ReportDraft report) {
        long ahead = report.occurredMillis - report.receivedMillis;
        boolean isAhead = ahead > LIMITS.ahead().toMillis();
        boolean isRead = report.wrong == null || !TIMES_UNREAD.contains(report.wrong);
        if (isRead && (isAhead || -ahead > LIMITS.oldest().toMillis())) {
            report.wrong = isAhead ? WrongRow.TIME_IN_FUTURE : WrongRow.TIME_TOO_OLD;
            report.faults.remove(ON_PURPOSE);
            report.faults.add(isAhead ? "clock_ahead" : "months_late");
        }
    }

    private static void type(ReportDraft report, Rates quality, Draws draws) {
        double chance = draws.unit();
        double wrong = quality.get(Knob.TYPE_WRONG);
        if (chance < wrong) {
            String other = TYPES[draws.below(TYPES.length)];
            if (!other.equals(report.type)) {
                report.type = other;
                report.faults.add("type_wrong");
            }
        } else if (chance < wrong + quality.get(Knob.TYPE_VAGUE)) {
            report.type = "custom";
            report.faults.add("type_vague");
        }
    }

    private static void value(ReportDraft report, Rates quality, Draws draws) {
        if (report.channel == IngestChannel.TAG && quality.chance(Knob.VALUE_GROSS, draws)) {
            report.valueMinor = (long) Math.floor(report.valueMinor * VAT + .5);
            report.faults.add("value_gross");
        }
        if (quality.chance(Knob.VALUE_MISSING, draws)) {
            report.valueMinor = -1;
            report.currency = null;
            report.faults.add("value_missing");
        } else if (quality.chance(Knob.VALUE_ZERO, draws)) {
            report.valueMinor = 0;
            report.faults.add("value_zero");
        } else if (quality.chance(Knob.VALUE_CONSTANT, draws)) {
            report.valueMinor = report.advertiser.pointMinor();
            report.faults.add("value_constant");
        } else if (quality.chance(Knob.VALUE_MINOR, draws)) {
            report.valueMinor *= 100;
            report.faults.add("value_in_minor_units");
        }
        if (report.currency != null && quality.chance(Knob.VALUE_CURRENCY, draws)) {
            report.currency = report.currency.equals("USD") ? "EUR" : "USD";
            report.faults.add("currency_wrong");
        } else if (report.currency != null && quality.chance(Knob.CURRENCY_MISSING, draws)) {
            report.currency = null;
            report.faults.add("currency_missing");
        }
    }

    private static void spoil(ReportDraft report, Draws draws) {
        WrongRow[] kinds = WrongRow.values();
        WrongRow kind = kinds[draws.below(kinds.length)];
        boolean aboutValue = kind == WrongRow.VALUE_WITH_SIGN
                || kind == WrongRow.VALUE_NEGATIVE
                || kind == WrongRow.CURRENCY_UNKNOWN;
        report.wrong = aboutValue && report.valueMinor < 0 ? WrongRow.TIME_IN_MILLISECONDS : kind;
        report.faults.add(ON_PURPOSE);
    }
}
