package io.tieback.core.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tieback.core.admit.RawValue.Form;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.TestPeppers;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_764_000_000);
    private static final AdvertiserFacts SHOP = new AdvertiserFacts("adv-1", ZoneId.of("Europe/Berlin"), "EUR", "DE");

    private final Admission admission =
            new Admission(TestPeppers.one(), AdmissionLimits.presets(), NetworkTable.none());

    @Test
    void aSoundReportIsAdmittedWithItsKeysAndWithoutIssues() {
        Verdict<ConversionReport> verdict = judge(
                new ReportRow().text("value", "29.99").text("currency", "USD").emails("user@example.com"));

        assertThat(verdict.issues()).isEmpty();
        ConversionReport report = admitted(verdict);
        assertThat(report.value()).contains(new Money(2_999_000_000L, "USD"));
        assertThat(report.dataSet()).isEqualTo("default");
        assertThat(report.zone()).isEqualTo(SHOP.zone());
        assertThat(report.matchKeys())
                .extracting(MatchKey::kind)
                .containsExactly(MatchKey.Kind.EMAIL, MatchKey.Kind.IP_HOST, MatchKey.Kind.IP_NETWORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversionType", "actionSource", "ingestChannel", "occurredAt"})
    void aReportWithoutARequiredFieldIsRejectedAtThatField(String field) {
        Verdict<ConversionReport> verdict = judge(new ReportRow().without(field));

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        assertThat(verdict.issues())
                .first()
                .isEqualTo(new Issue(IssueCode.FIELD_MISSING, "reports[0]." + field, "", "Send the field."));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ADMITTED",
        "300000, ADMITTED",
        "300001, OCCURRED_AT_IN_FUTURE",
        "-5184000000, ADMITTED",
        "-5184000001, OCCURRED_AT_TOO_OLD"
    })
    void theEdgesOfTimeAreInAndWhatLiesBeyondIsQuarantined(long millisFromNow, String expected) {
        Instant time = NOW.plusMillis(millisFromNow);

        Verdict<ConversionReport> verdict = judge(new ReportRow().text("occurredAt", time.toString()));

        if (expected.equals("ADMITTED")) {
            assertThat(admitted(verdict).occurredAt()).isEqualTo(time);
        } else {
            assertThat(verdict).isInstanceOf(Verdict.Quarantined.class);
            assertThat(verdict.issues()).extracting(Issue::code).contains(IssueCode.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1764000000000, OCCURRED_AT_IN_MILLISECONDS", "1764000000000000, OCCURRED_AT_IN_MICROSECONDS",
        "1764000000000000000, OCCURRED_AT_IN_NANOSECONDS", "1.764e12, OCCURRED_AT_IN_MILLISECONDS"
    })
    void aTimeInAFinerUnitIsNamedAndQuarantined(String literal, String code) {
        Verdict<ConversionReport> verdict = judge(new ReportRow().number("occurredAt", literal));

        assertThat(verdict).isInstanceOf(Verdict.Quarantined.class);
        assertThat(verdict.issues()).extracting(Issue::code).containsExactly(IssueCode.valueOf(code));
    }

    @Test
    void theIssueShowsWhatWasReceivedInPart() {
        Issue issue = judge(new ReportRow().number("occurredAt", "1764000000000"))
                .issues()
                .get(0);

        assertThat(issue.path()).isEqualTo("reports[0].occurredAt");
        assertThat(issue.received()).isEqualTo("1764…(13 digits)");
        assertThat(issue.fix()).isEqualTo("Send seconds: divide by 1000.");
        assertThat(issue.severity()).isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-24T16:00:00Z, 1764000000000",
        "2025-11-24T17:00:00+01:00, 1764000000000",
        "2025-11-24 16:00:00.1239Z, 1764000000123",
        "1764000000.5, 1764000000500",
        "1764000000, 1764000000000"
    })
    void timesAreReadToTheMillisecond(String text, long millis) {
        assertThat(admitted(judge(new ReportRow().text("occurredAt", text))).occurredAt())
                .isEqualTo(Instant.ofEpochMilli(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-24T16:00:00, OCCURRED_AT_WITHOUT_ZONE",
        "yesterday, OCCURRED_AT_UNREADABLE",
        "1e999999999, OCCURRED_AT_UNREADABLE",
        "1e-999999999, OCCURRED_AT_UNREADABLE",
        "0x10, OCCURRED_AT_UNREADABLE",
        "NaN, OCCURRED_AT_UNREADABLE",
        "99999999999999999999999, OCCURRED_AT_UNREADABLE"
    })
    @Timeout(2)
    void aTimeThatCannotBeReadIsRejected(String text, String code) {
        Verdict<ConversionReport> verdict = judge(new ReportRow().text("occurredAt", text));

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        assertThat(verdict.issues().get(0).code()).isEqualTo(IssueCode.valueOf(code));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, VALUE_NEGATIVE",
        "-1e999999999, VALUE_NEGATIVE",
        "1e999999999, VALUE_TOO_LARGE",
        "1e2147483647, VALUE_UNREADABLE",
        "1e-999999999, VALUE_TOO_FINE",
        "999999999999999999999, VALUE_TOO_LARGE",
        "99999999999, VALUE_TOO_LARGE",
        "0.000000001, VALUE_TOO_FINE",
        "'29,99', VALUE_UNREADABLE",
        "€5, VALUE_UNREADABLE",
        "NaN, VALUE_UNREADABLE",
        "'', VALUE_UNREADABLE",
        "١٢, VALUE_UNREADABLE"
    })
    @Timeout(2)
    void aValueThatCannotBeCountedIsRejectedByName(String value, String code) {
        for (Form form : List.of(Form.TEXT, Form.NUMBER)) {
            Verdict<ConversionReport> verdict = judge(new ReportRow().put("value", form, value));

            assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
            assertThat(verdict.issues().get(0).code()).isEqualTo(IssueCode.valueOf(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "29.99, 2999000000",
        "0, 0",
        "0e999999999, 0",
        "-0.00, 0",
        "2.5E1, 2500000000",
        "1.000000000000000000000000, 100000000"
    })
    void aValueIsReadExactly(String value, long micros) {
        assertThat(admitted(judge(new ReportRow().number("value", value))).value())
                .contains(new Money(micros, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"EURO, EUR", "€, EUR", "UXD, USD", "XEU, ''"})
    void anUnknownCurrencyIsRejectedWithTheNearestOne(String currency, String hint) {
        Verdict<ConversionReport> verdict =
                judge(new ReportRow().text("value", "1").text("currency", currency));

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        assertThat(verdict.issues().get(0).code()).isEqualTo(IssueCode.CURRENCY_UNKNOWN);
        assertThat(verdict.issues().get(0).fix()).contains(hint);
    }

    @Test
    void aLowerCaseCurrencyIsReadAndWarnedAbout() {
        Verdict<ConversionReport> verdict =
                judge(new ReportRow().text("value", "1").text("currency", "usd"));

        assertThat(admitted(verdict).value().map(Money::currency)).contains("USD");
        assertThat(verdict.issues()).extracting(Issue::code).containsExactly(IssueCode.CURRENCY_LOWER_CASE);
    }

    @Test
    void whoOptedOutIsSuppressedWhateverElseIsWrong() {
        Verdict<ConversionReport> verdict =
                judge(new ReportRow().put("optOut", Form.FLAG, "true").without("actionSource"));

        assertThat(verdict).isInstanceOf(Verdict.Suppressed.class);
        assertThat(verdict.issues())
                .as("nothing of it is there to be mended")
                .extracting(Issue::code)
                .containsExactly(IssueCode.OPTED_OUT);
    }

    @Test
    void aReportWhoseOptOutCannotBeReadIsNotUsed() {
        assertThat(judge(new ReportRow().text("optOut", "true"))).isInstanceOf(Verdict.Rejected.class);
        assertThat(judge(new ReportRow().put("optOut", Form.FLAG, "false"))).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void ofLimitedUseOnlyTheAllowedKeysAreKept() {
        Verdict<ConversionReport> verdict =
                judge(new ReportRow().emails("ann@example.com").put("limitedUse", Form.FLAG, "true"));

        assertThat(admitted(verdict).matchKeys()).isEmpty();
        assertThat(admitted(verdict).trace()).isEqualTo(Trace.UNKNOWN);
        assertThat(verdict.issues()).extracting(Issue::code).contains(IssueCode.LIMITED_USE);
        assertThat(judge(new ReportRow().text("limitedUse", "true"))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void aRegionsPolicyHoldsForWhatSaysNothingItself() {
        ConsentPolicy policy =
                ConsentPolicy.read(List.of("region.US-CA=suppressed", "region.DE=limited", "limited.keys=email"));
        Admission ruled = new Admission(TestPeppers.one(), AdmissionLimits.presets(), NetworkTable.none(), policy);
        ReportRow row = new ReportRow().emails("ann@example.com");

        assertThat(judge(ruled, row.text("region", "US-CA"))).isInstanceOf(Verdict.Suppressed.class);
        assertThat(judge(ruled, row.put("limitedUse", Form.FLAG, "false"))).isInstanceOf(Verdict.Admitted.class);
        assertThat(judge(ruled, row.without("limitedUse").text("region", "california")))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(admitted(judge(ruled, row.text("region", "DE"))).matchKeys())
                .isNotEmpty()
                .allMatch(key -> key.kind() == MatchKey.Kind.EMAIL);
        assertThat(admitted(judge(ruled, row.text("region", "FR"))).matchKeys())
                .anyMatch(key -> key.kind() == MatchKey.Kind.IP_HOST);
    }

    @Test
    void aTypeInAnotherCaseIsRejectedWithTheKnownOneAndAnOwnTypeIsTaken() {
        Verdict<ConversionReport> wrong = judge(new ReportRow().text("conversionType", "Checkout"));
        Verdict<ConversionReport> own = judge(new ReportRow().text("conversionType", "test_drive"));

        assertThat(wrong.issues().get(0).fix()).startsWith("Perhaps checkout is meant.");
        assertThat(wrong).isInstanceOf(Verdict.Rejected.class);
        assertThat(own.issues()).extracting(Issue::code).containsExactly(IssueCode.CONVERSION_TYPE_NOT_KNOWN);
        assertThat(admitted(own).conversionType().name()).isEqualTo("test_drive");
    }

    @Test
    void anIdentifierThatCannotBeUsedIsAWarningThatShowsNothingOfIt() {
        Verdict<ConversionReport> verdict = judge(new ReportRow().emails("jane at example.com"));

        assertThat(admitted(verdict).matchKeys()).hasSize(2);
        assertThat(verdict.issues())
                .containsExactly(new Issue(
                        IssueCode.EMAIL_INVALID,
                        "reports[0].identifiers.emails[0]",
                        "(19 characters)",
                        IssueCode.EMAIL_INVALID.fix()));
    }

    @Test
    void moreThanTenIdentifiersOfAKindAreSaidAndTheFirstTenUsed() {
        String[] emails = new String[11];
        for (int i = 0; i < emails.length; i++) {
            emails[i] = "user" + i + "@example.com";
        }

        Verdict<ConversionReport> verdict = judge(new ReportRow().emails(emails).without("ip"));

        assertThat(admitted(verdict).matchKeys()).hasSize(10);
        assertThat(verdict.issues()).extracting(Issue::code).containsExactly(IssueCode.TOO_MANY_IDENTIFIERS);
    }

    @Test
    void aReportWithoutAnythingToMatchOrToCompareIsAdmittedAndSaysSo() {
        Verdict<ConversionReport> verdict = judge(new ReportRow().without("ip").without("eventId"));

        assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
        assertThat(verdict.issues())
                .extracting(Issue::code)
                .containsExactly(IssueCode.NO_EVENT_ID, IssueCode.NOTHING_TO_MATCH);
    }

    @Test
    void aRefundNamesOneIdAndACorrectionItsValue() {
        assertThat(admitted(judge(new ReportRow().text("refundOf.orderId", "o-1")))
                        .reference())
                .contains(new Reference(Reference.Role.REFUND, Reference.By.ORDER_ID, "o-1"));
        assertThat(codes(judge(new ReportRow().text("refundOf.orderId", "o-1").text("refundOf.eventId", "e-9"))))
                .containsExactly(IssueCode.REFERENCE_WITHOUT_ONE_ID);
        assertThat(codes(judge(new ReportRow().text("correctionOf.orderId", "o-1"))))
                .containsExactly(IssueCode.CORRECTION_WITHOUT_VALUE);
        assertThat(codes(judge(
                        new ReportRow().text("correctionOf.orderId", "o-1").text("refundOf.orderId", "o-1"))))
                .containsExactly(IssueCode.REFUND_AND_CORRECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800", "a\nb"})
    void anIdWithCharactersThatNoIdHasIsRejected(String id) {
        assertThat(codes(judge(new ReportRow().text("eventId", id)))).contains(IssueCode.BAD_CHARACTERS);
        assertThat(codes(judge(new ReportRow().text("eventId", "x".repeat(257)))))
                .contains(IssueCode.TOO_LONG);
    }

    @Test
    void aRefusedReportIsCountedWhereItsFieldsSayIfTheyCanBeRead() {
        assertThat(Admission.slice(new ReportRow().text("dataSet", "shop").raw(), "adv-1"))
                .isEqualTo(new ReportSlice("adv-1", "shop", "checkout", "TAG"));
        assertThat(Admission.slice(
                        new ReportRow()
                                .text("dataSet", "\u0000")
                                .text("conversionType", "NO!")
                                .without("ingestChannel")
                                .raw(),
                        "adv-1"))
                .isEqualTo(new ReportSlice("adv-1", "unknown", "unknown", ReportSlice.UNKNOWN_CHANNEL));
    }

    @Test
    void noRowGivesMoreThanTwentyOneIssues() {
        Issue unknown = new Issue(IssueCode.FIELD_UNKNOWN, "reports[0].x", "", "");
        Issue[] many = new Issue[60];
        Arrays.fill(many, unknown);

        Verdict<ConversionReport> verdict =
                admission.report(new ReportRow().without("actionSource").raw(many), SHOP, "r-1", NOW);

        assertThat(verdict.issues()).hasSize(21);
        assertThat(verdict.issues().get(0).code()).isEqualTo(IssueCode.FIELD_MISSING);
        assertThat(verdict.issues().get(20).received()).isEqualTo("41 more");
    }

    @Test
    void anErasureThatCouldBeDoneOnlyInPartIsRejected() {
        RawIdentifiers bad =
                new ReportRow().emails("user@example.com", "nonsense").raw().identifiers();
        RawIdentifiers good = new ReportRow().emails("user@example.com").raw().identifiers();
        RawValue nobody = RawValue.absent("erasures[0]", "userId");

        Verdict<Erasure> partly = admission.erasure(new RawErasure(nobody, bad, List.of()));
        Verdict<Erasure> whole = admission.erasure(new RawErasure(nobody, good, List.of()));
        Verdict<Erasure> none =
                admission.erasure(new RawErasure(nobody, RawIdentifiers.none("erasures[0]"), List.of()));

        assertThat(partly.issues().get(0).code()).isEqualTo(IssueCode.ERASURE_IDENTIFIER_UNUSABLE);
        assertThat(whole).isInstanceOf(Verdict.Admitted.class);
        assertThat(none.issues().get(0).code()).isEqualTo(IssueCode.ERASURE_NAMES_NOBODY);
    }

    @Test
    void aRowThatNamesAnotherAdvertiserIsFound() {
        Optional<RawValue> other =
                new ReportRow().text("advertiserId", "adv-2").raw().namesAnother("adv-1");

        assertThat(other.map(RawValue::path)).contains("reports[0].advertiserId");
        assertThat(new ReportRow().text("advertiserId", "adv-1").raw().namesAnother("adv-1"))
                .isEmpty();
    }

    @Test
    void anySettingOfLimitsHolds() {
        Admission strict = new Admission(
                TestPeppers.one(), new AdmissionLimits(Duration.ZERO, Duration.ofSeconds(1)), NetworkTable.none());

        assertThat(strict.report(
                        new ReportRow().number("occurredAt", "1763999998").raw(), SHOP, "r", NOW))
                .isInstanceOf(Verdict.Quarantined.class);
        assertThatCode(() -> new AdmissionLimits(Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict<ConversionReport> judge(Admission ruled, ReportRow row) {
        return ruled.report(row.raw(), SHOP, "r-1", NOW);
    }

    private Verdict<ConversionReport> judge(ReportRow row) {
        return admission.report(row.raw(), SHOP, "r-1", NOW);
    }

    private static List<IssueCode> codes(Verdict<?> verdict) {
        return verdict.issues().stream().map(Issue::code).toList();
    }

    private static ConversionReport admitted(Verdict<ConversionReport> verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
        return ((Verdict.Admitted<ConversionReport>) verdict).input();
    }
}
