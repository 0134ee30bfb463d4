package io.tieback.engine.act;

import io.tieback.core.identity.RelayedAddress;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.stats.TextHash;
import io.tieback.engine.evidence.AddressMessage;
import io.tieback.engine.evidence.CookieMessage;
import io.tieback.engine.evidence.EvidenceMessage;
import io.tieback.engine.evidence.ServerMessage;
import io.tieback.engine.message.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a report that are asked who did it; each owes an answer. A refund or a correction is known by what it
 * refers to and asks none.
 *
 * @param naming keys that name a user
 */
record AskedKeys(List<MatchKey> naming, Optional<MatchKey> address, Optional<MatchKey> cookie) {
    private static final Set<MatchKey.Kind> LASTING = EnumSet.of(
            MatchKey.Kind.EMAIL,
            MatchKey.Kind.PHONE,
            MatchKey.Kind.MOBILE_AD_ID,
            MatchKey.Kind.EXTERNAL_ID,
            MatchKey.Kind.COOKIE);
    private static final AskedKeys NONE = new AskedKeys(List.of(), Optional.empty(), Optional.empty());

    static AskedKeys of(ConversionReport report) {
        if (report.reference().isPresent()) {
            return NONE;
        }
        List<MatchKey> keys = report.matchKeys();
        return new AskedKeys(
                keys.stream().filter(key -> key.kind().isDeterministic()).toList(),
                MatchKey.addressOf(keys),
                keys.stream().filter(key -> key.kind() == MatchKey.Kind.COOKIE).findFirst());
    }

    int count() {
        return naming.size() + (address.isPresent() ? 1 : 0) + (cookie.isPresent() ? 1 : 0);
    }

    List<Message> probes(String actId, ConversionReport report) {
        List<Message> probes = new ArrayList<>();
        String reportId = report.reportId();
        Visit visit = new Visit(report.occurredAt().toEpochMilli(), report.advertiserId(), report.trace());
        for (MatchKey key : naming) {
            probes.add(new EvidenceMessage.Probe(key, actId, reportId, cookie, visit.occurredMillis()));
        }
        address.map(key -> new AddressMessage.Probe(key, actId, reportId, visit, cookie))
                .ifPresent(probe -> probes.add(new ServerMessage(isRelayed(report), group(report), probe)));
        cookie.ifPresent(key -> probes.add(new CookieMessage.Probe(key, actId, reportId, visit)));
        return probes;
    }

    private static boolean isRelayed(ConversionReport report) {
        return report.ingestChannel() == IngestChannel.CONVERSIONS_API
                || report.ingestChannel() == IngestChannel.OFFLINE_FILE;
    }

    /** A person's reports should fall into one group: by a key that lasts, for want of one the report's own. */
    private static int group(ConversionReport report) {
        String person = report.matchKeys().stream()
                .filter(key -> LASTING.contains(key.kind()))
                .findFirst()
                .map(MatchKey::text)
                .orElse(report.reportId());
        return (int) Long.remainderUnsigned(TextHash.of(person), RelayedAddress.GROUPS);
    }
}
