package io.tieback.eval.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Trace;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.ReportTruth;
import io.tieback.eval.yardstick.AnswerRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerAddressesTest {
    @Test
    void aServersAddressIsToldByItsReportsAndAVisitorsIsAMistake() {
        List<JudgedReport> reports = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reports.add(report("s" + i, 0, Set.of("server_address")));
            reports.add(report("v" + i, i + 1, Set.of()));
        }
        List<AnswerRow> rows = ServerAddresses.of(
                reports, id -> id.equals("v5") || id.startsWith("s") && Integer.parseInt(id.substring(1)) >= 50);
        assertThat(rows).extracting(row -> row.estimate().value()).containsExactly(.75, 1.0, 50.0, 1.0);
        assertThat(rows).extracting(AnswerRow::n).containsExactly(200L, 1L, 1L, 200L);
        assertThat(rows.get(3).isReached()).isFalse();
    }

    private static JudgedReport report(String id, int address, Set<String> faults) {
        ConversionReport report = new ConversionReport(
                id,
                "shop",
                "web",
                new ConversionType("lead"),
                ActionSource.WEB,
                IngestChannel.CONVERSIONS_API,
                Instant.EPOCH,
                id,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, address)),
                Trace.UNKNOWN,
                0,
                ZoneOffset.UTC);
        return new JudgedReport(report, Instant.EPOCH, new ReportTruth("act-" + id, address, "", faults));
    }
}
