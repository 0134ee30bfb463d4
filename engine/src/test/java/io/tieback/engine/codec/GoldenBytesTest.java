package io.tieback.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.ledger.RollupSum;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Forgotten;
import io.tieback.core.report.ForgottenEngagement;
import io.tieback.core.report.Input;
import io.tieback.core.report.PanelTruth;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Restatement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoldenBytesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Properties GOLDEN = golden();

    @Test
    void theBytesOfAVersionNeverChange() {
        Map<String, String> found = new LinkedHashMap<>();
        Samples.all().forEach((name, sample) -> found.put(name, HEX.formatHex(sample.bytes())));
        inputs().forEach((name, input) -> {
            LogRecord record = InputCodec.encode(input);
            found.put("input." + name + ".open", HEX.formatHex(record.open()));
            found.put("input." + name + ".personal", HEX.formatHex(record.personal()));
        });
        StringBuilder missing = new StringBuilder();
        found.forEach((name, hex) -> {
            if (!hex.equals(GOLDEN.getProperty(name))) {
                missing.append(name).append('=').append(hex).append('\n');
            }
        });
        assertThat(missing.toString()).as("what golden.properties does not say").isEmpty();
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(GOLDEN.stringPropertyNames());
    }

    @Test
    void everyValueComesBackAsItWas() {
        Samples.all()
                .forEach((name, sample) ->
                        assertThat(sample.again(sample.bytes())).as(name).isEqualTo(sample.bytes()));
    }

    @Test
    void everyInputComesBackAsItWas() {
        inputs().forEach((name, input) -> {
            LogRecord record = InputCodec.encode(input);
            Input back = InputCodec.decode(record.open(), Optional.of(record.personal()));
            if (input instanceof RefusedReport) {
                assertThat(back).as(name).usingRecursiveComparison().isEqualTo(input);
            } else {
                assertThat(back).as(name).isEqualTo(input);
            }
        });
    }

    private static final Set<Class<? extends Input>> NOTHING_PERSONAL =
            Set.of(RefusedReport.class, Tick.class, Promotion.class, Restatement.class);

    @Test
    void anInputWhoseSubjectIsErasedKeepsNothingPersonal() {
        inputs().forEach((name, input) -> {
            Input left = InputCodec.decode(InputCodec.encode(input).open(), Optional.empty());
            if (input.equals(Samples.REPORT)) {
                assertThat(left).isEqualTo(Samples.REPORT.withoutMatchKeys());
            } else if (input instanceof AdEngagement engagement) {
                assertThat(left).isEqualTo(new ForgottenEngagement(engagement.engagementId()));
            } else if (input instanceof ReleasedReport released) {
                assertThat(left)
                        .isEqualTo(new ReleasedReport(released.report().withoutMatchKeys(), released.issueCodes()));
            } else if (input instanceof Erasure erasure) {
                assertThat(left).isEqualTo(new Erasure("", erasure.matchKeys()));
            } else if (input instanceof PanelTruth truth && truth.userId().isEmpty()) {
                assertThat(left).as(name).isEqualTo(truth);
            } else if (NOTHING_PERSONAL.contains(input.getClass())) {
                assertThat(left.getClass()).as(name).isEqualTo(input.getClass());
            } else {
                assertThat(left).as(name).isEqualTo(new Forgotten());
            }
        });
    }

    @Test
    void damagedBytesAreToldAsDamagedAndNeverAsAnythingElse() {
        Samples.all().forEach((name, sample) -> {
            byte[] bytes = sample.bytes();
            for (int length = 0; length < bytes.length; length++) {
                onlyCorrupt(name, sample, Arrays.copyOf(bytes, length));
            }
            for (int i = 0; i < bytes.length; i++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] flipped = bytes.clone();
                    flipped[i] ^= (byte) (1 << bit);
                    onlyCorrupt(name, sample, flipped);
                }
            }
        });
    }

    @Test
    void aVersionThatIsNotKnownIsRefused() {
        byte[] bytes = LedgerCodec.SUM.encode(RollupSum.ZERO);
        bytes[0] = 3;
        assertThatThrownBy(() -> LedgerCodec.SUM.decode(bytes))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessageContaining("version 3");
    }

    private static void onlyCorrupt(String name, Samples.Sample<?> sample, byte[] bytes) {
        try {
            sample.codec().decode(bytes);
        } catch (CorruptBytesException told) {
            assertThat(told.getMessage()).isNotEmpty();
        } catch (RuntimeException other) {
            throw new AssertionError(name + ": " + other, other);
        }
    }

    private static Map<String, Input> inputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("report", Samples.REPORT);
        inputs.put("engagement", Samples.ENGAGEMENT);
        inputs.put("sighting", new Sighting("u-1", Samples.AT, List.of(Samples.EMAIL), Samples.TRACE));
        inputs.put("identifiers", new UserIdentifiers("u-1", Samples.AT, List.of(Samples.EMAIL)));
        inputs.put("consent", new UserConsent("u-1", true));
        inputs.put("erasure", new Erasure("u-1", List.of(Samples.EMAIL)));
        inputs.put(
                "refused",
                new RefusedReport(
                        "r-2",
                        new ReportSlice("shop", "web", "lead", "TAG"),
                        ReportStatus.QUARANTINED,
                        List.of("too_old"),
                        new byte[] {1, 2, 3}));
        inputs.put("released", new ReleasedReport(Samples.REPORT, List.of("too_old")));
        inputs.put("tick", new Tick());
        inputs.put("promotion", new Promotion(Promotion.USER_MATCH, 300));
        inputs.put("panel.user", new PanelTruth("r-1", Optional.of("u-1"), 300));
        inputs.put("panel.nobody", new PanelTruth("r-1", Optional.empty(), 300));
        inputs.put("restatement", new Restatement("r-1", 300));
        return inputs;
    }

    private static Properties golden() {
        Properties golden = new Properties();
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream("/golden.properties")) {
            golden.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
