package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.report.AdEngagement;
import io.tieback.embedded.AttributionQuery;
import io.tieback.embedded.ConservationRow;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.QuarantinedReport;
import io.tieback.embedded.Readings;
import io.tieback.embedded.Releases;
import io.tieback.embedded.Restating;
import io.tieback.embedded.RollupRow;
import io.tieback.embedded.RuntimeFigures;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.read.EngagementReader.Credit;
import io.tieback.engine.read.EngagementReader.EngagementCredit;
import io.tieback.engine.timeline.ActPart;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.Role;
import io.tieback.server.page.Overview;
import io.tieback.server.page.UserMatchView;
import io.tieback.wire.AttributionAnswer;
import io.tieback.wire.AttributionWriter;
import io.tieback.wire.ConservationLine;
import io.tieback.wire.ConservationWriter;
import io.tieback.wire.EngagementAnswer;
import io.tieback.wire.EngagementAnswer.Earned;
import io.tieback.wire.EngagementWriter;
import io.tieback.wire.ProblemCode;
import io.tieback.wire.QuarantineLine;
import io.tieback.wire.QuarantineWriter;
import io.tieback.wire.ReleaseManifest;
import io.tieback.wire.ReportAnswer;
import io.tieback.wire.ReportWriter;
import io.tieback.wire.RolloutAnswer;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Answers questions from committed state, each to the extent that the key may see. */
final class Answers {
    /** An advertiser sees no total over fewer whole reports. */
    static final long SMALLEST = 50;

    /** Candidates are told to be found, or not, for acts of so many days. */
    private static final int RECALLED_DAYS = 30;

    /** Quarantined reports that are told at once. */
    private static final int QUARANTINED = 1_000;

    private static final Set<String> ATTRIBUTION =
            Set.of("advertiserId", "setting", "from", "to", "campaignId", "adId", "conversionType", "by");
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final Readings readings;
    private final Releases releases;
    private final Restating restating;
    private final List<String> settings;

    Answers(EmbeddedRuntime runtime, PipelineSettings pipeline) {
        this.readings = runtime.readings();
        this.releases = runtime.releases();
        this.restating = runtime.restating();
        this.settings = pipeline.attributionSettings().stream()
                .map(AttributionSetting::name)
                .toList();
    }

    /** {@code GET /v1/attribution}. */
    byte[] attribution(Context request, ApiKey key) {
        Parameters parameters = Parameters.of(request, ATTRIBUTION);
        Optional<String> setting = parameters.text("setting");
        if (setting.filter(name -> !settings.contains(name)).isPresent()) {
            throw Parameters.invalid("setting", "is one of " + String.join(", ", settings));
        }
        LocalDate from = parameters.day("from").orElse(FIRST_DAY);
        LocalDate to = parameters.day("to").orElse(LAST_DAY);
        if (from.isAfter(to)) {
            throw Parameters.invalid("from", "is not after to");
        }
        AttributionQuery query = new AttributionQuery(
                advertiser(parameters, key),
                setting,
                from,
                to,
                parameters.text("campaignId"),
                parameters.text("conversionType"));
        List<String> by = parameters.names("by", AttributionTable.PARTS).orElse(List.of("campaignId"));
        Optional<String> adId = parameters.text("adId");
        AttributionTable all = AttributionTable.of(
                readings.attribution(query).stream()
                        .filter(row -> adId.map(row.key().adId()::equals).orElse(true))
                        .toList(),
                setting.map(List::of).orElse(settings),
                Set.copyOf(by));
        boolean whole = key.role() != Role.ADVERTISER;
        AttributionTable shown = whole ? all : all.withoutSmall(SMALLEST);
        return AttributionWriter.write(new AttributionAnswer(from, to, by, shown.rows(), whole ? 0 : SMALLEST));
    }

    /** {@code GET /v1/reports/{reportId}}. */
    byte[] report(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        return readings.report(request.pathParam("reportId"))
                .flatMap(life -> Lives.tell(life, key, releases))
                .map(ReportWriter::write)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }

    /** A report's life as a reader may see it. */
    Optional<ReportAnswer> reportForReader(String reportId) {
        return readings.report(reportId).map(life -> Lives.forReader(life, releases));
    }

    /** {@code GET /v1/engagements/{engagementId}/credit}. */
    byte[] engagementCredit(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        EngagementCredit read = readings.engagementCredit(request.pathParam("engagementId"))
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
        AdEngagement engagement = read.engagement();
        return EngagementWriter.write(new EngagementAnswer(
                engagement.engagementId(),
                Optional.of(engagement.userId()).filter(user -> key.role() == Role.PLATFORM),
                engagement.advertiserId(),
                engagement.campaignId(),
                engagement.adId(),
                engagement.kind().name(),
                engagement.occurredAt(),
                read.credits().stream().map(Answers::earned).toList(),
                read.complete()));
    }

    private static Earned earned(Credit credit) {
        ActPart.ActFacts act = credit.part().act();
        return new Earned(
                credit.setting(),
                act.actId(),
                act.firstReportId(),
                act.conversionType(),
                act.occurredAt(),
                act.day(),
                credit.share(),
                credit.valueMicros(),
                act.currency());
    }

    /** {@code GET /v1/quarantine}. */
    byte[] quarantine(Context request, ApiKey key) {
        Parameters parameters = Parameters.of(request, Set.of("advertiserId", "code", "behind"));
        Optional<String> advertiserId = parameters.text("advertiserId");
        Optional<String> code = parameters.text("code");
        List<QuarantinedReport> held = readings.quarantined(
                report -> advertiserId.map(report.advertiserId()::equals).orElse(true)
                        && code.map(report.issueCodes()::contains).orElse(true),
                parameters.text("behind").orElse(""),
                QUARANTINED + 1);
        List<QuarantineLine> lines = held.stream()
                .limit(QUARANTINED)
                .map(report -> new QuarantineLine(
                        report.reportId(), report.advertiserId(), report.receivedAt(), report.issueCodes()))
                .toList();
        return QuarantineWriter.write(lines, held.size() <= QUARANTINED);
    }

    /** {@code GET /v1/ledger/conservation}. */
    byte[] conservation(Context request, ApiKey key) {
        Parameters parameters = Parameters.of(request, Set.of("advertiserId"));
        List<ConservationLine> lines = conservation(advertiser(parameters, key));
        return ConservationWriter.write(lines, ConservationLine.total(lines));
    }

    /** What became of all reports, of one advertiser or of all. */
    List<ConservationLine> conservation(Optional<String> advertiserId) {
        RuntimeFigures before = readings.figures();
        List<ConservationRow> rows = readings.conservation(advertiserId);
        RuntimeFigures after = readings.figures();
        long waiting = after.appended() - before.processed();
        return rows.stream().map(row -> line(row, waiting)).toList();
    }

    /** @param waiting the most inputs that may have waited; more rows cannot be pending */
    private static ConservationLine line(ConservationRow row, long waiting) {
        return new ConservationLine(
                Optional.of(row.slice()),
                row.received(),
                row.pending(),
                row.rejected(),
                row.quarantined(),
                row.suppressed(),
                row.exactDuplicates(),
                row.admitted(),
                row.received() == row.pending() + row.settled() && row.pending() >= 0 && row.pending() <= waiting);
    }

    /** What the page shows, to people who may see all but users. */
    Overview overview(Instant through, URI uri) {
        List<RollupRow> cells = readings.attribution(AttributionQuery.ofAll(FIRST_DAY, LAST_DAY));
        return new Overview(
                through,
                uri.toString(),
                ConservationLine.total(conservation(Optional.empty())),
                refusals(),
                settings,
                AttributionTable.of(cells, settings, Set.of("advertiserId", "campaignId"))
                        .rows(),
                AttributionTable.of(cells, settings, Set.of("day")).rows());
    }

    /**
     * What the page of user match shows.
     *
     * @param version of a release; the one that serves if none is given, the newest if none serves
     * @param least from which probability on names are to count
     * @param now the door's clock
     * @throws ProblemException if there is no such release
     */
    UserMatchView userMatch(OptionalInt version, double least, Instant now) {
        RolloutAnswer rollout = Rollouts.answer(releases, restating);
        int newest = rollout.releases().stream()
                .mapToInt(RolloutAnswer.Kept::version)
                .max()
                .orElse(0);
        int shown = version.orElse(rollout.inForce() > 0 ? rollout.inForce() : newest);
        if (shown > 0 && rollout.releases().stream().noneMatch(kept -> kept.version() == shown)) {
            throw Parameters.invalid("version", "is one of the releases that are kept");
        }
        List<RollupRow> cells = readings.attribution(AttributionQuery.ofAll(FIRST_DAY, LAST_DAY));
        return new UserMatchView(
                rollout,
                shown,
                releases.file(shown, Rollouts.MANIFEST).flatMap(ReleaseManifest::read),
                least,
                settings.get(0),
                AttributionTable.of(cells, settings, Set.of("advertiserId")).rows(),
                readings.candidateRecall(
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(RECALLED_DAYS)),
                readings.capFigures());
    }

    private List<Overview.Refusal> refusals() {
        List<Overview.Refusal> refusals = new ArrayList<>();
        readings.counts().forEach((name, rows) -> {
            String[] parts = name.split("\\.", -1);
            Optional<IssueCode> known = Arrays.stream(IssueCode.values())
                    .filter(code -> parts.length == 2 && code.code().equals(parts[1]))
                    .findFirst();
            known.ifPresent(
                    code -> refusals.add(new Overview.Refusal(parts[0], parts[1], code.meaning(), code.fix(), rows)));
        });
        refusals.sort(Comparator.comparingLong(Overview.Refusal::rows).reversed());
        return refusals;
    }

    /** Whose figures: an advertiser's key sees its own only. */
    private static Optional<String> advertiser(Parameters parameters, ApiKey key) {
        Optional<String> named = parameters.text("advertiserId");
        if (key.role() != Role.ADVERTISER) {
            return named;
        }
        if (named.filter(id -> !id.equals(key.advertiserId())).isPresent()) {
            throw ProblemException.of(ProblemCode.ADVERTISER_NOT_YOURS);
        }
        return Optional.of(key.advertiserId());
    }
}
