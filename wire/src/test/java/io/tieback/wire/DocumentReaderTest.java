package io.tieback.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.RawUserIdentifiers;
import io.tieback.core.admit.RawValue;
import io.tieback.core.admit.RawValue.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private static final String FULL = """
            {"dataSet":"web","conversionType":"checkout","actionSource":"web","ingestChannel":"tag",
             "occurredAt":1764000000.250,"eventId":"e-1","orderId":"o-1","value":"29.99","currency":"EUR",
             "refundOf":{"orderId":"o-0"},"identifiers":{"emails":["a@b.c","d@e.f"],"hashedPhones":["00"],
             "externalIds":["x",{"advertiserId":"adv-1","id":"y"}],"clickId":"k"},"ip":"192.0.2.1",
             "userAgent":"ua","optOut":false}""";

    private final DocumentReader reader = new DocumentReader();

    @Test
    void everyFieldOfAReportIsReadAsItWasWritten() {
        RawReport raw = rows("{\"reports\":[" + FULL + "]}").get(0).raw();

        assertThat(raw.found()).isEmpty();
        assertThat(raw.occurredAt()).isEqualTo(new RawValue("reports[0]", "occurredAt", Form.NUMBER, "1764000000.250"));
        assertThat(raw.money().value()).isEqualTo(RawValue.text("reports[0]", "value", "29.99"));
        assertThat(raw.consent().optOut().form()).isEqualTo(Form.FLAG);
        assertThat(raw.refundOf().orderId().text()).isEqualTo("o-0");
        assertThat(raw.refundOf().eventId().isAbsent()).isTrue();
        assertThat(raw.correctionOf().isAbsent()).isTrue();
        assertThat(raw.identifiers().emails()).extracting(RawValue::text).containsExactly("a@b.c", "d@e.f");
        assertThat(raw.identifiers().emails().get(1).path()).isEqualTo("reports[0].identifiers.emails[1]");
        assertThat(raw.identifiers().externalIds().get(1).advertiserId().text()).isEqualTo("adv-1");
        assertThat(raw.identifiers().clickId().text()).isEqualTo("k");
    }

    @Test
    void aRowKnowsItsOwnBytes() {
        String document = "{ \"reports\" : [ {\"eventId\":\"ü\"} , 5, {\"eventId\":\"b\"}]}";
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        List<String> slices = rows(document).stream()
                .map(row -> new String(bytes, row.from(), row.to() - row.from(), StandardCharsets.UTF_8))
                .toList();

        assertThat(slices).containsExactly("{\"eventId\":\"ü\"}", "5", "{\"eventId\":\"b\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "\"x\"", "[1,{\"a\":[]}]", "true"})
    void aRowThatIsNoObjectHarmsNoNeighbour(String row) {
        List<Batch.Row<RawReport>> rows = rows("{\"reports\":[" + FULL + "," + row + "," + FULL + "]}");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).raw().found())
                .containsExactly(
                        new Issue(IssueCode.ROW_NOT_AN_OBJECT, "reports[1]", "", IssueCode.ROW_NOT_AN_OBJECT.fix()));
        assertThat(rows.get(2).raw().found()).isEmpty();
    }

    @Test
    void unknownAndRepeatedFieldsAreSaidAtTheirRow() {
        RawReport raw = rows("{\"reports\":[{\"evntId\":{\"deep\":[1]},\"eventId\":\"a\",\"eventId\":\"b\","
                        + "\"identifiers\":{\"email\":[\"x\"]}}]}")
                .get(0)
                .raw();

        assertThat(raw.eventId().text()).isEqualTo("a");
        assertThat(raw.found())
                .extracting(issue -> issue.code() + " " + issue.path())
                .containsExactly(
                        "FIELD_UNKNOWN reports[0].evntId",
                        "FIELD_REPEATED reports[0].eventId",
                        "FIELD_UNKNOWN reports[0].identifiers.email");
    }

    @Test
    void unknownFieldsAreKeptByPathUntilTheyAreTooMany() {
        List<Batch.Row<RawReport>> rows = rows("{\"reports\":[{\"a\" : [1, {\"é\":\"\\ud800\"}] , \"eventId\":\"e\","
                + "\"identifiers\":{\"foo\":-1e400 },\"long\":\"" + "x".repeat(30_000)
                + "\",\"a\":2,\"last\":null}\n,{}]}");

        assertThat(rows.get(0).unknownFields())
                .isEqualTo("{\"a\":[1,{\"\\u00E9\":\"\\uD800\"}],\"identifiers.foo\":-1E+400,\"last\":null}");
        assertThat(rows.get(0).raw().found())
                .filteredOn(issue -> issue.code() == IssueCode.FIELD_NOT_KEPT)
                .extracting(Issue::path)
                .containsExactly("reports[0].long", "reports[0].a");
        assertThat(rows.get(1).unknownFields()).isEmpty();
    }

    @Test
    void aSingleValueStandsForAListAndIsSaid() {
        RawReport raw = rows("{\"reports\":[{\"identifiers\":{\"emails\":\"a@b.c\",\"phones\":null}}]}")
                .get(0)
                .raw();

        assertThat(raw.identifiers().emails()).extracting(RawValue::text).containsExactly("a@b.c");
        assertThat(raw.identifiers().phones()).isEmpty();
        assertThat(raw.found()).extracting(Issue::code).containsExactly(IssueCode.LIST_EXPECTED);
    }

    @Test
    void aListKeepsOneMoreThanIsUsedAndNoMore() {
        String many = IntStream.range(0, 500).mapToObj(i -> "\"m" + i + "\"").collect(Collectors.joining(","));

        RawReport raw = rows("{\"reports\":[{\"identifiers\":{\"emails\":[" + many + "]}}]}")
                .get(0)
                .raw();

        assertThat(raw.identifiers().emails()).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reports\":[{]}|JSON_MALFORMED",
                "{\"reports\":[{}]|JSON_MALFORMED",
                "''|BATCH_MISSING",
                "[]|BATCH_MISSING",
                "{}|BATCH_MISSING",
                "{\"reports\":{}}|BATCH_MISSING",
                "{\"reports\":[]}|BATCH_EMPTY",
                "{\"reports\":[{}],\"reports\":[{}]}|JSON_MALFORMED",
                "{\"reports\":[{}]} x|JSON_MALFORMED",
                "{\"reports\":[{\"value\":NaN}]}|JSON_MALFORMED",
                "{\"reports\":[{\"value\":01}]}|JSON_MALFORMED",
                "{\"reports\":[{'a':1}]}|JSON_MALFORMED",
                "nul|JSON_MALFORMED",
                "{\"reports\":[{}],}|JSON_MALFORMED"
            })
    void aDocumentThatIsNoBatchIsAProblem(String document, String code) {
        assertThat(problem(document).code()).isEqualTo(ProblemCode.valueOf(code));
    }

    @Test
    void aProblemSaysLineAndColumnAndNothingOfTheContent() {
        Problem problem = problem("{\"reports\":[\n  {\"eventId\": jane@example.com}]}");

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isPositive();
        assertThat(problem.detail()).isEmpty();
    }

    @Test
    @Timeout(5)
    void whatGoesPastALimitIsAProblem() {
        assertThat(problem("{\"reports\":[{\"x\":" + "[".repeat(100_000)).code())
                .isEqualTo(ProblemCode.JSON_LIMIT_EXCEEDED);
        assertThat(problem("{\"reports\":[{\"eventId\":\"" + "x".repeat(20_001) + "\"}]}")
                        .code())
                .isEqualTo(ProblemCode.JSON_LIMIT_EXCEEDED);
        assertThat(problem("{\"reports\":[{\"value\":" + "9".repeat(101) + "}]}")
                        .code())
                .isEqualTo(ProblemCode.JSON_LIMIT_EXCEEDED);
        assertThat(problem("{\"reports\":[{\"" + "n".repeat(257) + "\":1}]}").code())
                .isEqualTo(ProblemCode.JSON_LIMIT_EXCEEDED);
        assertThat(problem("{\"reports\":[" + "{},".repeat(1_000) + "{}]}").code())
                .isEqualTo(ProblemCode.TOO_MANY_ROWS);
        assertThat(rows("{\"reports\":[" + "{},".repeat(999) + "{}]}")).hasSize(1_000);
    }

    @Test
    void otherEncodingsAreProblems() {
        String document = "{\"reports\":[{}]}";

        assertThat(problem(document.getBytes(StandardCharsets.UTF_16LE)).code()).isEqualTo(ProblemCode.JSON_MALFORMED);
        assertThat(problem(document.getBytes(StandardCharsets.UTF_16)).code()).isEqualTo(ProblemCode.JSON_MALFORMED);
        assertThat(problem("{\"reports\":[{\"eventId\":\"ü\"}]}".getBytes(StandardCharsets.ISO_8859_1))
                        .code())
                .isEqualTo(ProblemCode.JSON_MALFORMED);
    }

    @Test
    void controlCharactersInNamesAreReplacedAndLongNamesCut() {
        RawReport raw = rows("{\"reports\":[{\"a\\u0000" + "b".repeat(99) + "\":1}]}")
                .get(0)
                .raw();

        assertThat(raw.found().get(0).path()).isEqualTo("reports[0].a\ufffd" + "b".repeat(62) + "…");
    }

    @Test
    void identifiersOfAUserHaveToBeThere() {
        Batch<RawUserIdentifiers> none = reader.userIdentifiers("u-1", "{}".getBytes(StandardCharsets.UTF_8));
        Batch<RawUserIdentifiers> empty =
                reader.userIdentifiers("u-1", "{\"identifiers\":{}}".getBytes(StandardCharsets.UTF_8));

        assertThat(((Batch.Rows<RawUserIdentifiers>) none).rows().get(0).raw().found())
                .extracting(Issue::code)
                .containsExactly(IssueCode.FIELD_MISSING);
        assertThat(((Batch.Rows<RawUserIdentifiers>) empty).rows().get(0).raw().found())
                .isEmpty();
    }

    /** Seeded: each document is a sound one with bytes changed, dropped or doubled. */
    @Test
    @Timeout(30)
    void noBytesMakeTheReaderThrow() {
        byte[] sound = ("{\"reports\":[" + FULL + "," + FULL + "]}").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] hostile = sound.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
            }
            assertThat(reader.reports(hostile)).isNotNull();
        }
    }

    private List<Batch.Row<RawReport>> rows(String document) {
        Batch<RawReport> batch = reader.reports(document.getBytes(StandardCharsets.UTF_8));
        assertThat(batch).isInstanceOf(Batch.Rows.class);
        return ((Batch.Rows<RawReport>) batch).rows();
    }

    private Problem problem(String document) {
        return problem(document.getBytes(StandardCharsets.UTF_8));
    }

    private Problem problem(byte[] document) {
        Batch<RawReport> batch = reader.reports(document);
        assertThat(batch).isInstanceOf(Batch.Unreadable.class);
        return ((Batch.Unreadable<RawReport>) batch).problem();
    }
}
