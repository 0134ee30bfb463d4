package io.tieback.server;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.embedded.LedgerRow;
import io.tieback.embedded.Releases;
import io.tieback.embedded.ReportLife;
import io.tieback.engine.read.ActReader.ActSnapshot;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.Role;
import io.tieback.wire.CreditLine;
import io.tieback.wire.LedgerLine;
import io.tieback.wire.Odds;
import io.tieback.wire.ReportAnswer;
import io.tieback.wire.ReportAnswer.Admission;
import io.tieback.wire.ReportAnswer.Credit;
import io.tieback.wire.ReportAnswer.ExactDedup;
import io.tieback.wire.ReportAnswer.Failure;
import io.tieback.wire.ReportAnswer.Ledger;
import io.tieback.wire.ReportAnswer.Match;
import io.tieback.wire.ReportAnswer.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a report's life to the extent that a key may see it: an advertiser whether it was taken and which act it
 * belongs to, never whether it was matched or credited; a reader all but who; a platform all.
 */
public final class Lives {
    private final ReportLife life;
    private final Role role;
    private final Releases releases;

    private Lives(ReportLife life, Role role, Releases releases) {
        this.life = life;
        this.role = role;
        this.releases = releases;
    }

    /** The life as {@code key} may see it; empty if it may not know of it. */
    static Optional<ReportAnswer> tell(ReportLife life, ApiKey key, Releases releases) {
        ReportSlice slice = slice(life);
        boolean hidden = key.role() == Role.ADVERTISER && !slice.advertiserId().equals(key.advertiserId());
        return hidden ? Optional.empty() : Optional.of(new Lives(life, key.role(), releases).answer(slice));
    }

    /** The life as a reader may see it: all but who. */
    static ReportAnswer forReader(ReportLife life, Releases releases) {
        return new Lives(life, Role.READER, releases).answer(slice(life));
    }

    /** The life as a platform may see it: all of it. For those who hold the data themselves. */
    public static ReportAnswer whole(ReportLife life, Releases releases) {
        return new Lives(life, Role.PLATFORM, releases).answer(slice(life));
    }

    private static ReportSlice slice(ReportLife life) {
        return life.received() instanceof RefusedReport refused
                ? refused.slice()
                : ((ConversionReport) life.received()).slice();
    }

    private ReportAnswer answer(ReportSlice slice) {
        String status = life.status()
                .map(standing -> standing.name().toLowerCase(Locale.ROOT))
                .orElse("pending");
        return new ReportAnswer(life.reportId(), slice, life.position().receivedAt(), status, life.erased(), stages());
    }

    private List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stages.add(admission());
        life.released()
                .ifPresent(released -> stages.add(new ReportAnswer.Release(
                        released.position().receivedAt(),
                        released.input().report().occurredAt())));
        life.failure().ifPresent(failure -> stages.add(new Failure(role == Role.ADVERTISER ? "" : failure.at())));
        if (life.report().isPresent() && !life.entries().isEmpty()) {
            stages.add(dedup(life.report().get()));
            if (role != Role.ADVERTISER) {
                life.act().ifPresent(act -> stages.add(match(act)));
                stages.add(new Credit(standing()));
                stages.add(ledger());
            }
        }
        return stages;
    }

    private Admission admission() {
        return life.received() instanceof RefusedReport refused
                ? new Admission(refused.status().name().toLowerCase(Locale.ROOT), refused.issueCodes(), "")
                : new Admission(
                        "accepted",
                        life.remarks().issueCodes(),
                        role == Role.READER ? "" : life.remarks().unknownFields());
    }

    private ExactDedup dedup(ConversionReport report) {
        Optional<ActSnapshot> act = life.act();
        LedgerEntry last = life.entries().get(life.entries().size() - 1).entry();
        String into = last.target() instanceof Target.Merged merged ? merged.intoReportId() : report.reportId();
        return new ExactDedup(
                verdict(report),
                act.map(ActSnapshot::actId).orElse(last.actId()),
                act.map(ActSnapshot::firstReportId).orElse(into),
                act.flatMap(ActSnapshot::value),
                act.map(standing -> others(standing, report)).orElse(List.of()),
                act.map(standing -> standing.adjustments().stream()
                                .map(Lives::adjustment)
                                .toList())
                        .orElse(List.of()),
                act.map(Lives::conflicts).orElse(List.of()));
    }

    private String verdict(ConversionReport report) {
        if (life.status().filter(ReportStatus.EXACT_DUPLICATE::equals).isPresent()) {
            return "duplicate";
        }
        boolean waits = life.act()
                .filter(act -> act.firstReportId().equals(report.reportId()))
                .isPresent();
        return report.reference()
                .map(reference -> (waits ? "waiting_" : "") + name(reference.role()))
                .orElse("first");
    }

    private static ReportAnswer.Adjustment adjustment(ConversionReport report) {
        return new ReportAnswer.Adjustment(
                report.reportId(), name(report.reference().orElseThrow().role()), report.value());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> others(ActSnapshot act, ConversionReport report) {
        List<String> adjustments =
                act.adjustments().stream().map(ConversionReport::reportId).toList();
        return act.statuses().keySet().stream()
                .filter(id -> !id.equals(report.reportId()) && !adjustments.contains(id))
                .toList();
    }

    private static List<ReportAnswer.Conflict> conflicts(ActSnapshot act) {
        return act.conflicts().stream()
                .map(differ ->
                        new ReportAnswer.Conflict(differ.field(), differ.standing(), differ.reportId(), differ.other()))
                .toList();
    }

    private Match match(ActSnapshot act) {
        List<ReportAnswer.Evidence> evidence = act.evidence().stream()
                .map(seen -> new ReportAnswer.Evidence(
                        seen.key().kind().name(),
                        seen.reportIds(),
                        seen.userIds().size()))
                .toList();
        List<ReportAnswer.UserPart> users = act.parts().stream()
                .map(part -> new ReportAnswer.UserPart(
                        part.userId(),
                        part.share(),
                        part.valueMicros(),
                        part.act().currency()))
                .toList();
        Optional<Odds> odds = act.match().isNamed()
                ? Optional.empty()
                : MatchOdds.explained(act.match().candidates(), act.match().rollout(), releases);
        return new Match(
                evidence,
                role == Role.PLATFORM ? users : List.of(),
                users.size(),
                MatchOdds.unheard(act.match()),
                role == Role.PLATFORM ? odds : odds.map(MatchOdds::withoutUsers));
    }

    private List<CreditLine> standing() {
        record Place(String setting, Target target, String currency) {}
        Map<Place, long[]> sums = new LinkedHashMap<>();
        for (LedgerRow row : life.entries()) {
            LedgerEntry entry = row.entry();
            Place place = new Place(entry.setting(), entry.target(), entry.currency());
            long[] sum = sums.computeIfAbsent(place, p -> new long[2]);
            sum[0] += entry.share();
            sum[1] += entry.valueMicros();
        }
        List<CreditLine> lines = new ArrayList<>();
        sums.forEach((place, sum) -> {
            if (sum[0] != 0 || sum[1] != 0) {
                lines.add(new CreditLine(place.setting(), place.target(), sum[0], sum[1], place.currency()));
            }
        });
        return lines;
    }

    private Ledger ledger() {
        List<LedgerLine> lines = life.entries().stream()
                .map(row -> new LedgerLine(
                        row.cause().receivedAt(),
                        row.cause().partition() < 0 ? -1 : row.cause().offset(),
                        row.entry().reason(),
                        new CreditLine(
                                row.entry().setting(),
                                row.entry().target(),
                                row.entry().share(),
                                row.entry().valueMicros(),
                                row.entry().currency())))
                .toList();
        return new Ledger(lines, lines.size() < ReportLife.MAX_ENTRIES);
    }
}
