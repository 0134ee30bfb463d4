package io.tieback.world.report;

import io.tieback.core.report.IngestChannel;
import io.tieback.world.ads.Advertiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report in the making: first what an honest reporter would send, then what this one sends. */
final class ReportDraft {
    final Advertiser advertiser;
    final IngestChannel channel;
    final Optional<Seen> seen;
    final List<String> faults = new ArrayList<>(2);
    String actionSource = "web";
    String type = "custom";
    long occurredMillis;
    long receivedMillis;

    @Nullable
    String eventId;

    @Nullable
    String orderId;

    @Nullable
    String refundEventId;

    @Nullable
    String refundOrderId;

    long valueMinor = -1;

    @Nullable
    String currency;

    @Nullable
    String hashedEmail;

    @Nullable
    String hashedPhone;

    @Nullable
    String externalId;

    @Nullable
    String cookie;

    @Nullable
    String clickId;

    @Nullable
    String adId;

    @Nullable
    String ip;

    @Nullable
    String agent;

    boolean optOut;

    @Nullable
    WrongRow wrong;

    ReportDraft(Advertiser advertiser, IngestChannel channel, Optional<Seen> seen) {
        this.advertiser = advertiser;
        this.channel = channel;
        this.seen = seen;
    }

    /** The same report once more. */
    ReportDraft copy() {
        var copy = new ReportDraft(advertiser, channel, seen);
        copy.faults.addAll(faults);
        copy.actionSource = actionSource;
        copy.type = type;
        copy.occurredMillis = occurredMillis;
        copy.receivedMillis = receivedMillis;
        copy.eventId = eventId;
        copy.orderId = orderId;
        copy.refundEventId = refundEventId;
        copy.refundOrderId = refundOrderId;
        copy.valueMinor = valueMinor;
        copy.currency = currency;
        copy.hashedEmail = hashedEmail;
        copy.hashedPhone = hashedPhone;
        copy.externalId = externalId;
        copy.cookie = cookie;
        copy.clickId = clickId;
        copy.adId = adId;
        copy.ip = ip;
        copy.agent = agent;
        copy.optOut = optOut;
        copy.wrong = wrong;
        return copy;
    }

    boolean hasIdentifier() {
        return hashedEmail != null
                || hashedPhone != null
                || externalId != null
                || cookie != null
                || clickId != null
                || adId != null;
    }

    String channelKey() {
        return switch (channel) {
            case TAG -> "tag";
            case CONVERSIONS_API -> "conversions_api";
            case MMP -> "mmp";
            case OFFLINE_FILE -> "offline_file";
        };
    }
}
