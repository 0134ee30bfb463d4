package io.tieback.core.admit;

import io.tieback.core.identity.LoggedSet;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.Pepper;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Money;
import io.tieback.core.report.PanelTruth;
import io.tieback.core.report.Reference;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Judges rows at the door: what may go on becomes an input in which identifiers are match keys, and what may not is
 * answered with what is wrong and how to mend it. The same row at the same time gives the same verdict.
 *
 * <p>A row is suppressed if its person opted out or its region's policy says so, whatever else is wrong; else rejected
 * if anything required is missing or anything is wrong that could change a count; else quarantined if its time is
 * suspect. Identifiers that cannot be used are warnings. User agents are taken and not kept: nothing reads them yet.
 */
public final class Admission {
    /** Taken where a report names no data set. */
    public static final String DEFAULT_DATA_SET = "default";

    private static final String UNREADABLE = "unknown";
    private static final int DATA_SET_LENGTH = 128;
    private static final int ID_LENGTH = 256;

    private final TimeReading times;
    private final TimeReading timesOfReleased;
    private final IdentifierReading identifiers;
    private final ConsentPolicy consent;

    /** Admission under a tenant's pepper, with the presets of {@link ConsentPolicy}. */
    public Admission(Pepper pepper, AdmissionLimits limits, NetworkTable listed) {
        this(pepper, limits, listed, ConsentPolicy.presets());
    }

    /**
     * Admission under a tenant's pepper.
     *
     * @param listed ranges whose addresses make match keys even if they are not public
     * @param consent what reports are used for that do not say it themselves
     */
    public Admission(Pepper pepper, AdmissionLimits limits, NetworkTable listed, ConsentPolicy consent) {
        this.consent = consent;
        this.times = TimeReading.strict(limits);
        this.timesOfReleased = TimeReading.lenient(AdmissionLimits.ofReleased());
        this.identifiers = new IdentifierReading(pepper, listed);
    }

    /**
     * Judges a report.
     *
     * @param advertiser whose credential brought it
     * @param reportId our id of it
     * @param now receipt
     */
    public Verdict<ConversionReport> report(RawReport raw, AdvertiserFacts advertiser, String reportId, Instant now) {
        return report(raw, advertiser, reportId, times, now);
    }

    /**
     * Judges a report that was quarantined and that somebody wants to let go: its time is read in the unit that it
     * seems to be in, and may lie within {@link AdmissionLimits#ofReleased}.
     *
     * @param advertiser who sent it
     * @param reportId the id that it was given
     * @param now of the release
     */
    public Verdict<ConversionReport> released(RawReport raw, AdvertiserFacts advertiser, String reportId, Instant now) {
        return report(raw, advertiser, reportId, timesOfReleased, now);
    }

    /** Judges a wish to release a report: which one. Whether it waits is for its keeper to say. */
    public Verdict<String> release(RawRelease raw) {
        RowReading row = new RowReading(raw.found());
        if (isUnreadable(raw.found())) {
            return new Verdict.Rejected<>(raw.found());
        }
        String reportId = row.requiredText(raw.reportId(), ID_LENGTH);
        return row.verdict(() -> reportId);
    }

    private Verdict<ConversionReport> report(
            RawReport raw, AdvertiserFacts advertiser, String reportId, TimeReading reading, Instant now) {
        RowReading row = new RowReading(raw.found());
        if (isUnreadable(raw.found())) {
            return new Verdict.Rejected<>(raw.found());
        }
        ReportUse use = use(row, raw.consent());
        String dataSet = row.text(raw.dataSet(), DATA_SET_LENGTH);
        Optional<ConversionType> type = conversionType(row, raw.conversionType());
        Optional<ActionSource> source =
                row.requiredConstant(raw.actionSource(), ActionSource.class, IssueCode.ACTION_SOURCE_UNKNOWN);
        Optional<IngestChannel> channel =
                row.requiredConstant(raw.ingestChannel(), IngestChannel.class, IssueCode.INGEST_CHANNEL_UNKNOWN);
        Optional<Instant> occurredAt = reading.required(row, raw.occurredAt(), now);
        String eventId = row.text(raw.eventId(), ID_LENGTH);
        String orderId = row.text(raw.orderId(), ID_LENGTH);
        Optional<Money> value = MoneyReading.read(row, raw.money(), advertiser.currency());
        Optional<Reference> reference = reference(row, raw);
        warnWithoutId(row, raw);
        List<MatchKey> all = keys(row, raw, advertiser);
        List<MatchKey> keys = use == ReportUse.FULL ? all : consent.limited(all);
        boolean traced = use == ReportUse.FULL || MatchKey.addressOf(keys).isPresent();
        Trace trace = traced ? identifiers.trace(raw.ip(), raw.userAgent()) : Trace.UNKNOWN;
        return row.verdict(() -> new ConversionReport(
                reportId,
                advertiser.advertiserId(),
                dataSet.isEmpty() ? DEFAULT_DATA_SET : dataSet,
                type.orElseThrow(),
                source.orElseThrow(),
                channel.orElseThrow(),
                occurredAt.orElseThrow(),
                eventId,
                orderId,
                value,
                reference,
                keys,
                trace,
                0,
                advertiser.zone()));
    }

    /** Where a report that is refused is counted: what could be read of its slice. */
    public static ReportSlice slice(RawReport raw, String advertiserId) {
        RowReading unheard = new RowReading(List.of());
        String dataSet = unheard.text(raw.dataSet(), DATA_SET_LENGTH);
        String readable = raw.dataSet().isAbsent() || raw.dataSet().text().isEmpty() ? DEFAULT_DATA_SET : UNREADABLE;
        String type = raw.conversionType().text();
        String channel = unheard.constant(raw.ingestChannel(), IngestChannel.class, IssueCode.INGEST_CHANNEL_UNKNOWN)
                .map(Enum::name)
                .orElse(ReportSlice.UNKNOWN_CHANNEL);
        return new ReportSlice(
                advertiserId,
                dataSet.isEmpty() ? readable : dataSet,
                ConversionType.isWellFormed(type) ? type : UNREADABLE,
                channel);
    }

    /**
     * Judges an engagement.
     *
     * @param isAdvertiser whether an id is one of a registered advertiser
     * @param now receipt
     */
    public Verdict<AdEngagement> engagement(RawEngagement raw, Predicate<String> isAdvertiser, Instant now) {
        RowReading row = new RowReading(raw.found());
        if (isUnreadable(raw.found())) {
            return new Verdict.Rejected<>(raw.found());
        }
        String engagementId = row.requiredText(raw.engagementId(), ID_LENGTH);
        String userId = row.requiredText(raw.userId(), ID_LENGTH);
        String advertiserId = row.requiredText(raw.advertiserId(), ID_LENGTH);
        if (!advertiserId.isEmpty() && !isAdvertiser.test(advertiserId)) {
            row.say(Issue.at(IssueCode.ADVERTISER_UNKNOWN, raw.advertiserId()));
        }
        String campaignId = row.text(raw.campaignId(), ID_LENGTH);
        String adId = row.text(raw.adId(), ID_LENGTH);
        Optional<EngagementKind> kind =
                row.requiredConstant(raw.kind(), EngagementKind.class, IssueCode.ENGAGEMENT_KIND_UNKNOWN);
        Optional<Instant> occurredAt = times.required(row, raw.occurredAt(), now);
        checkSurface(row, raw.surface());
        List<MatchKey> keys = new ArrayList<>(identifiers.clickId(row, raw.clickId()));
        keys.addAll(identifiers.network(row, raw.ip()));
        Trace trace = identifiers.trace(raw.ip(), raw.userAgent());
        return row.verdictWithoutQuarantine(() -> new AdEngagement(
                engagementId,
                userId,
                advertiserId,
                campaignId,
                adId,
                kind.orElseThrow(),
                occurredAt.orElseThrow(),
                keys,
                trace));
    }

    /**
     * Judges a sighting.
     *
     * @param now receipt
     */
    public Verdict<Sighting> sighting(RawSighting raw, Instant now) {
        RowReading row = new RowReading(raw.found());
        if (isUnreadable(raw.found())) {
            return new Verdict.Rejected<>(raw.found());
        }
        String userId = row.requiredText(raw.userId(), ID_LENGTH);
        Optional<Instant> occurredAt = times.required(row, raw.occurredAt(), now);
        checkSurface(row, raw.surface());
        String advertiserId = row.text(raw.advertiserId(), ID_LENGTH);
        List<MatchKey> keys = new ArrayList<>(identifiers
                .all(row, raw.identifiers(), named -> named.isEmpty() ? advertiserId : named, "")
                .keys());
        keys.addAll(identifiers.network(row, raw.ip()));
        Trace trace = identifiers.trace(raw.ip(), raw.userAgent());
        return row.verdictWithoutQuarantine(() -> new Sighting(userId, occurredAt.orElseThrow(), keys, trace));
    }

    /**
     * Judges what the platform holds of a user. No identifiers at all means that it holds none any more.
     *
     * @param now receipt, since when they hold
     */
    public Verdict<UserIdentifiers> userIdentifiers(RawUserIdentifiers raw, Instant now) {
        RowReading row = new RowReading(raw.found());
        String userId = row.requiredText(raw.userId(), ID_LENGTH);
        List<MatchKey> keys =
                identifiers.all(row, raw.identifiers(), named -> named, "").keys();
        return row.verdictWithoutQuarantine(() -> new UserIdentifiers(userId, now, keys));
    }

    /** Judges whether a user opted out. */
    public Verdict<UserConsent> userConsent(RawUserConsent raw) {
        RowReading row = new RowReading(raw.found());
        String userId = row.requiredText(raw.userId(), ID_LENGTH);
        if (raw.optedOut().isAbsent()) {
            row.say(Issue.at(IssueCode.FIELD_MISSING, raw.optedOut()));
        } else if (raw.optedOut().form() != RawValue.Form.FLAG) {
            row.say(Issue.at(IssueCode.OPT_OUT_UNREADABLE, raw.optedOut()));
        }
        return row.verdict(() ->
                new UserConsent(userId, Boolean.parseBoolean(raw.optedOut().text())));
    }

    /** Judges an erasure. One that could be carried out in part only is rejected, so that its sender knows. */
    public Verdict<Erasure> erasure(RawErasure raw) {
        RowReading row = new RowReading(raw.found());
        if (isUnreadable(raw.found())) {
            return new Verdict.Rejected<>(raw.found());
        }
        String userId = row.text(raw.userId(), ID_LENGTH);
        IdentifierReading.Read read = identifiers.all(row, raw.identifiers(), named -> named, "");
        if (read.unusable() > 0) {
            row.say(Issue.atPersonal(IssueCode.ERASURE_IDENTIFIER_UNUSABLE, whole(raw)));
        } else if (userId.isEmpty() && read.keys().isEmpty()) {
            row.say(Issue.atPersonal(IssueCode.ERASURE_NAMES_NOBODY, whole(raw)));
        }
        return row.verdictWithoutQuarantine(() -> new Erasure(userId, read.keys()));
    }

    /**
     * Judges a row of the truth panel.
     *
     * @param act the act that a report belongs to; empty if there is no such report
     */
    public Verdict<PanelTruth> panelTruth(RawPanelTruth raw, Function<String, Optional<String>> act) {
        RowReading row = new RowReading(raw.found());
        if (isUnreadable(raw.found())) {
            return new Verdict.Rejected<>(raw.found());
        }
        String reportId = row.requiredText(raw.reportId(), ID_LENGTH);
        String userId = row.text(raw.userId(), ID_LENGTH);
        String panelistId = row.text(raw.panelistId(), ID_LENGTH);
        Optional<Boolean> known = flag(row, raw.known(), IssueCode.PANEL_TRUTH_UNCLEAR);
        boolean isOfNobody = known.equals(Optional.of(false));
        if (isOfNobody != userId.isEmpty()) {
            row.say(Issue.at(IssueCode.PANEL_TRUTH_UNCLEAR, raw.known()));
        }
        Optional<String> actId = reportId.isEmpty() ? Optional.empty() : act.apply(reportId);
        if (!reportId.isEmpty() && actId.isEmpty()) {
            row.say(Issue.at(IssueCode.PANEL_REPORT_UNKNOWN, raw.reportId()));
        }
        Optional<String> user = Optional.of(userId).filter(id -> !id.isEmpty());
        String stranger = panelistId.isEmpty() ? actId.orElse("") : panelistId;
        int group = user.map(LoggedSet::group).orElseGet(() -> LoggedSet.groupOfStranger(stranger));
        return row.verdictWithoutQuarantine(() -> new PanelTruth(actId.orElseThrow(), user, group));
    }

    private static RawValue whole(RawErasure raw) {
        return RawValue.absent(raw.userId().row(), "identifiers");
    }

    private static boolean isUnreadable(List<Issue> found) {
        return found.stream().anyMatch(issue -> issue.code() == IssueCode.ROW_NOT_AN_OBJECT);
    }

    /** What a report may be used for: what it says itself, or else what holds in its region. */
    private ReportUse use(RowReading row, RawConsent raw) {
        Optional<Boolean> optOut = flag(row, raw.optOut(), IssueCode.OPT_OUT_UNREADABLE);
        Optional<Boolean> limitedUse = flag(row, raw.limitedUse(), IssueCode.LIMITED_USE_UNREADABLE);
        String region = row.text(raw.region(), ID_LENGTH);
        if (!region.isEmpty() && !ConsentPolicy.isRegion(region)) {
            row.say(Issue.at(IssueCode.REGION_MALFORMED, raw.region()));
        }
        if (optOut.orElse(false)) {
            row.say(Issue.at(IssueCode.OPTED_OUT, raw.optOut()));
            return ReportUse.SUPPRESSED;
        } else if (optOut.isPresent() || limitedUse.isPresent()) {
            limitedUse
                    .filter(said -> said)
                    .ifPresent(said -> row.say(Issue.at(IssueCode.LIMITED_USE, raw.limitedUse())));
            return limitedUse.orElse(false) ? ReportUse.LIMITED : ReportUse.FULL;
        }
        ReportUse use = consent.use(region);
        if (use != ReportUse.FULL) {
            IssueCode code = use == ReportUse.LIMITED ? IssueCode.LIMITED_USE : IssueCode.SUPPRESSED_IN_REGION;
            row.say(Issue.at(code, raw.region()));
        }
        return use;
    }

    private static Optional<Boolean> flag(RowReading row, RawValue value, IssueCode unreadable) {
        boolean flag = value.form() == RawValue.Form.FLAG;
        if (!flag && !value.isAbsent()) {
            row.say(Issue.at(unreadable, value));
        }
        return flag ? Optional.of(Boolean.parseBoolean(value.text())) : Optional.empty();
    }

    private static Optional<ConversionType> conversionType(RowReading row, RawValue value) {
        String name = row.requiredText(value, ID_LENGTH);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (!ConversionType.isWellFormed(name)) {
            row.say(nearType(Issue.at(IssueCode.CONVERSION_TYPE_MALFORMED, value), lower));
            return Optional.empty();
        }
        ConversionType type = new ConversionType(name);
        if (!type.isKnown()) {
            row.say(nearType(Issue.at(IssueCode.CONVERSION_TYPE_NOT_KNOWN, value), lower));
        }
        return Optional.of(type);
    }

    private static Issue nearType(Issue issue, String lower) {
        return Nearest.to(lower, ConversionType.known(), 2)
                .map(known -> issue.fixedBy("Perhaps " + known + " is meant. " + issue.fix()))
                .orElse(issue);
    }

    private static Optional<Reference> reference(RowReading row, RawReport raw) {
        if (!raw.refundOf().isAbsent() && !raw.correctionOf().isAbsent()) {
            row.say(Issue.at(IssueCode.REFUND_AND_CORRECTION, raw.correctionOf().whole()));
            return Optional.empty();
        }
        if (!raw.correctionOf().isAbsent() && raw.money().value().isAbsent()) {
            row.say(Issue.at(IssueCode.CORRECTION_WITHOUT_VALUE, raw.money().value()));
        }
        return raw.refundOf().isAbsent()
                ? reference(row, raw.correctionOf(), Reference.Role.CORRECTION)
                : reference(row, raw.refundOf(), Reference.Role.REFUND);
    }

    private static Optional<Reference> reference(RowReading row, RawReference raw, Reference.Role role) {
        if (raw.isAbsent()) {
            return Optional.empty();
        }
        String eventId = row.text(raw.eventId(), ID_LENGTH);
        String orderId = row.text(raw.orderId(), ID_LENGTH);
        if (eventId.isEmpty() == orderId.isEmpty()) {
            row.say(Issue.at(IssueCode.REFERENCE_WITHOUT_ONE_ID, raw.whole()));
            return Optional.empty();
        }
        return Optional.of(
                eventId.isEmpty()
                        ? new Reference(role, Reference.By.ORDER_ID, orderId)
                        : new Reference(role, Reference.By.EVENT_ID, eventId));
    }

    /** Of ids that were sent and are unusable, something was said already. */
    private static void warnWithoutId(RowReading row, RawReport raw) {
        String type = raw.conversionType().text();
        boolean orderCounts = ConversionType.isWellFormed(type) && new ConversionType(type).isPurchase();
        if (isMissing(raw.eventId()) && (isMissing(raw.orderId()) || !orderCounts)) {
            row.say(Issue.at(IssueCode.NO_EVENT_ID, raw.eventId()));
        }
    }

    private static boolean isMissing(RawValue id) {
        return id.isAbsent() || id.form() == RawValue.Form.TEXT && id.text().isEmpty();
    }

    private List<MatchKey> keys(RowReading row, RawReport raw, AdvertiserFacts advertiser) {
        List<MatchKey> keys = new ArrayList<>(identifiers
                .all(row, raw.identifiers(), named -> advertiser.advertiserId(), advertiser.region())
                .keys());
        keys.addAll(identifiers.network(row, raw.ip()));
        boolean refers = !raw.refundOf().isAbsent() || !raw.correctionOf().isAbsent();
        if (keys.isEmpty() && !refers) {
            row.say(Issue.at(
                    IssueCode.NOTHING_TO_MATCH, RawValue.absent(raw.ip().row(), "identifiers")));
        }
        return keys;
    }

    /** A surface is checked and not kept: nothing reads it yet. */
    private static void checkSurface(RowReading row, RawValue surface) {
        Optional<ActionSource> read = row.constant(surface, ActionSource.class, IssueCode.SURFACE_UNKNOWN);
        if (read.filter(ActionSource.OFFLINE::equals).isPresent()) {
            row.say(Issue.at(IssueCode.SURFACE_UNKNOWN, surface));
        }
    }
}
