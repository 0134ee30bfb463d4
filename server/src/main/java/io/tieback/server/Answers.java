package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.core.attribute.AttributionSetting;
import io.tieback.embedded.AttributionQuery;
import io.tieback.embedded.ConservationRow;
import io.tieback.embedded.Readings;
import io.tieback.embedded.RuntimeFigures;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.Role;
import io.tieback.wire.AttributionAnswer;
import io.tieback.wire.AttributionWriter;
import io.tieback.wire.ConservationLine;
import io.tieback.wire.ConservationWriter;
import io.tieback.wire.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers questions from committed state, each to the extent that the key may see. */
final class Answers {
    /** An advertiser sees no total over fewer reports. */
    static final long SMALLEST = 50;

    private static final Set<String> ATTRIBUTION =
            Set.of("advertiserId", "setting", "from", "to", "campaignId", "adId", "conversionType", "by");
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final Readings readings;
    private final List<String> settings;

    Answers(Readings readings, PipelineSettings pipeline) {
        this.readings = readings;
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
        return AttributionWriter.write(
                new AttributionAnswer(from, to, by, shown.rows(), shown.withheld(), whole ? 0 : SMALLEST));
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
