package io.tieback.learn.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final String GOOD = """
            input: {left: people.csv, right: others.csv, id: id}
            blocking:
              - prefix(name, 3) + town
              - keys: [town]
                within: {born: {days: [-30, 30]}}
            comparisons:
              - input: name
                levels:
                  - {exact: true, term_frequency: 0.5}
                  - jaro_winkler: 0.9
                  - {label: alike, all: [same: prefix(2), words: {bits: 3}]}
              - input: born
                levels: [exact, days: 31]
            training:
              prior: 0.001
              passes: [town, born]
            clusters: {probability: 0.9, veto: [town], one_to_one: exact}
            output: {format: parquet}
            limits: {pairs: 1000}
            """;

    @Test
    void everythingThatIsWrittenIsRead() {
        LinkSettings settings = read(GOOD);
        assertThat(settings.columns()).containsExactly("born", "name", "town");
        assertThat(settings.comparisons().get(0).labels())
                .containsExactly("missing", "exact", "jaro_winkler 0.9", "alike", "all else");
        assertThat(settings.comparisons().get(0).levels().get(0).termFrequencyWeight())
                .isEqualTo(0.5);
        assertThat(settings.clusters().probability()).isEqualTo(0.9);
        assertThat(settings.clusters().oneToOne()).isEqualTo(LinkSettings.Matching.EXACT);
        assertThat(settings.output().format()).isEqualTo(LinkSettings.Format.PARQUET);
        assertThat(settings.output().limits().pairs()).isEqualTo(1000);
        assertThat(settings.output().folder()).isEqualTo(Path.of("/work-here/linked"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocking:|blokcing:|2|Did you mean blocking?",
                "jaro_winkler: 0.9|jaro_winkler: 1.9|10|It lies in",
                "jaro_winkler: 0.9|jaro_winkel: 0.9|10|Did you mean jaro_winkler?",
                "prefix(name, 3)|perfix(name, 3)|3|",
                "prefix(name, 3)|prefix(name|3|",
                "prior: 0.001|prior: many|15|",
                "clusters: {probability: 0.9|clusters: {probability: [|17|",
                "one_to_one: exact|one_to_one: maybe|17|One of: many, greedy, exact",
                "left: people.csv, right: others.csv|file: people.csv|17|Write greedy",
                "id: id}|id: id, truth: name}|7|alone",
                "id: id}|id: id, truth: born}|12|alone",
                "passes: [town, born]|passes: [town, t + born]|16|alone",
                "prior: 0.001|strict_rules: [t + name]|15|alone",
                "veto: [town]|veto: [t]|17|alone",
                "within: {born|within: {t|5|alone",
                "exact: true|exact: false|9|Write exact: true",
                "prior: 0.001|prior: 0.001d|15|",
                "jaro_winkler: 0.9|jaro_winkler: 0x1p-1|10|",
                "[-30, 30]|[30, -30]|5|",
                "within: {born|within: {'born('|5|",
                "{born: {days: [-30, 30]}}|{born: {days: 1}, born: {days: 2}}|5|Remove one of them",
                "[exact, days: 31]|&a [{all: *a}]|0|",
            })
    void aMistakeIsNamedWithItsLine(String good, String bad, int line, String mend) {
        String truth = bad.matches(".*\\bt\\b.*") ? GOOD.replace("id: id}", "id: id, truth: t}") : GOOD;
        SettingsReader.Result result = SettingsReader.read(Path.of("/work-here/s.yaml"), truth.replace(good, bad));
        assertThat(result).isInstanceOf(SettingsReader.Result.Faulty.class);
        SettingsProblem problem = ((SettingsReader.Result.Faulty) result).problem();
        assertThat(problem.line()).as(problem.describe()).isEqualTo(line);
        assertThat(problem.mend()).contains(mend == null ? "" : mend);
    }

    @Test
    void asManyComparisonsAreTakenAsTheirPatternsCanBeCounted() {
        assertThat(read(comparisons(27)).comparisons()).hasSize(27);
        assertThat(SettingsReader.read(Path.of("/work-here/s.yaml"), comparisons(28)))
                .isInstanceOfSatisfying(
                        SettingsReader.Result.Faulty.class,
                        faulty -> assertThat(faulty.problem().mend()).contains("27 comparisons of five levels"));
    }

    /** Settings with comparisons of five levels: what is missing, three conditions and all else. */
    private static String comparisons(int count) {
        StringBuilder text = new StringBuilder(GOOD.substring(0, GOOD.indexOf("  - input: name")));
        for (int i = 0; i < count; i++) {
            text.append("  - {input: c").append(i).append(", levels: [exact, levenshtein: 1, levenshtein: 2]}\n");
        }
        return text + GOOD.substring(GOOD.indexOf("training:"));
    }

    private static LinkSettings read(String text) {
        SettingsReader.Result result = SettingsReader.read(Path.of("/work-here/s.yaml"), text);
        assertThat(result).isInstanceOf(SettingsReader.Result.Read.class);
        return ((SettingsReader.Result.Read) result).settings();
    }
}
