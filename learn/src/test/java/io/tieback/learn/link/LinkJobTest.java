package io.tieback.learn.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkJobTest {
    private static final String SETTINGS = """
            input: {file: people.csv, id: id, truth: person}
            blocking:
              - surname
              - born
            comparisons:
              - input: surname
                levels: [{exact: true, term_frequency: 1}, jaro_winkler: 0.85]
              - input: born
                levels: [exact, damerau: 2]
              - input: town
                levels: [exact]
            training: {prior: 0.001, passes: [surname, born]}
            output: {probability: 0.5}
            """;

    @TempDir
    private Path folder;

    @Test
    void peopleInACsvFileBecomeClustersWithAReport() throws IOException {
        writePeople(400);
        LinkResult result = linked(SETTINGS);
        int right = 0;
        int joined = 0;
        for (int row = 0; row < result.table().rows(); row++) {
            int other = result.entities().entityOf(row);
            joined += other != row ? 1 : 0;
            right += other != row
                            && result.input().truthOf(other) == result.input().truthOf(row)
                    ? 1
                    : 0;
        }
        assertThat(joined).isGreaterThan(60);
        assertThat((double) right / joined).isGreaterThan(0.9);

        List<Path> files = LinkOutput.write(result);
        assertThat(Files.readAllLines(files.get(1))).hasSize(result.table().rows() + 1);
        assertThat(Files.readAllLines(files.get(0)).get(0)).startsWith("id_left,id_right,match_weight");
        assertThat(LinkSummary.json(result)).contains("\"pairsCompared\"", "\"matchWeight\"");
        Path report = folder.resolve("report.html");
        LinkReport.write(result, report);
        assertThat(Files.readString(report)).contains("\"waterfalls\":[{").doesNotContain("http://", "https://");
    }

    @Test
    void whatLiesOnDiskIsLinkedAsWhatLiesInMemory() throws IOException {
        writePeople(20_000);
        String usual = SETTINGS.replace("- born\n", "- born + town\n");
        List<String> inMemory = written(linked(usual));
        assertThat(written(linked(usual + "limits: {memory: 0}\n"))).isEqualTo(inMemory);
        assertThat(written(linked(usual + "limits: {memory: 1}\n"))).isEqualTo(inMemory);
        String nowhere = usual + "limits: {memory: 0, scratch: no/such/folder}\n";
        assertThatThrownBy(() -> linked(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot keep records on disk in")
                .hasMessageContaining("no/such/folder");
    }

    @Test
    void noByteOfTheOutputDependsOnTheOrderOfTheRows() throws IOException {
        Path csv = writePeople(500);
        String words = SETTINGS.replace(
                "- input: town",
                "- {name: all, input: 'concat(surname, born, town)', levels: "
                        + "[{words: {bits: 12}}, {words: {bits: 8}}, {words: {bits: 4}}]}\n  - input: town");
        List<String> before = written(linked(words));
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(1));
        Files.write(csv, lines);
        assertThat(written(linked(words))).isEqualTo(before);
    }

    private static List<String> written(LinkResult result) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : LinkOutput.write(result)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    @Test
    void outputThatCannotBeWrittenWholeLeavesWhatWasThere() throws IOException {
        writePeople(50);
        LinkResult result = linked(SETTINGS);
        LinkOutput.write(result);
        List<String> before = Files.readAllLines(folder.resolve("linked/pairs.csv"));
        Files.createDirectories(folder.resolve("linked/clusters.csv.part/in the way"));
        assertThatThrownBy(() -> LinkOutput.write(result)).isInstanceOf(IOException.class);
        assertThat(Files.readAllLines(folder.resolve("linked/pairs.csv"))).isEqualTo(before);
        assertThat(folder.resolve("linked/pairs.csv.part")).doesNotExist();
    }

    @Test
    void parquetHoldsTheSameClustersAsCsv() throws IOException, SQLException {
        writePeople(100);
        LinkResult result = linked(SETTINGS.replace("probability: 0.5", "probability: 0.5, format: parquet"));
        Path clusters = LinkOutput.write(result).get(1);
        try (Connection connection = TableReader.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*), count(distinct cluster_id) from " + TableReader.source(clusters))) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(result.table().rows());
            assertThat(row.getInt(2)).isEqualTo(result.entities().count());
        }
    }

    @Test
    void aValueThatHoldsTheReadersOwnSeparatorIsReadWithABlankInstead() throws IOException {
        Path csv = writePeople(50);
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        lines.set(3, lines.get(3).replaceFirst("town", "to\u001fwn"));
        Files.write(csv, lines);
        LinkResult result = linked(SETTINGS);
        String id = lines.get(3).split(",")[0];
        int row = result.rowOf(id).orElseThrow();
        assertThat(result.table().column("town").at(row).orElseThrow()).startsWith("to wn");
    }

    @Test
    void weightsAreWrittenAsTheyWouldBeFormatted() throws IOException {
        Path file = folder.resolve("numbers.csv");
        SplittableRandom random = new SplittableRandom(1);
        List<String> expected = new ArrayList<>();
        try (CsvFile out = new CsvFile(file)) {
            for (double x : new double[] {0, -0.0000001, -1.5, 0.9999999, 123.456, -87.000001}) {
                out.number(x, 6).cell("a,\"b\"").end();
                expected.add(new BigDecimal(x).setScale(6, RoundingMode.HALF_UP).toPlainString() + ",\"a,\"\"b\"\"\"");
            }
            for (int i = 0; i < 1000; i++) {
                double x = random.nextDouble(-200, 200);
                out.number(x, 9).end();
                expected.add(String.format(Locale.ROOT, "%.9f", x));
            }
        }
        assertThat(Files.readAllLines(file)).isEqualTo(expected);
    }

    @Test
    void aRuleThatProposesTooManyPairsIsRefusedBeforehandWithItsWorstValues() throws IOException {
        writePeople(400);
        SettingsProblem problem = faulty(SETTINGS.replace("  - born\n", "  - town\n") + "limits: {pairs: 100}\n");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.describe()).contains("would make", "surname = ", "limits: pairs:");
    }

    @Test
    void aColumnThatIsNotInTheFileIsNamedWithItsLineAndTheNearestName() throws IOException {
        writePeople(10);
        SettingsProblem problem = faulty(SETTINGS.replace("input: town", "input: twon"));
        assertThat(problem.line()).isEqualTo(10);
        assertThat(problem.mend()).contains("Did you mean town?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,surname,born,town~1,a,b|line 2 of people.csv has 3 cells, its header 4|double quotes",
                "id,surname,born,town~1,^a,b,c,d|opens a quote that is not closed|Close it",
                "id,surname,born,town~1,K\u00f6,b,c|is not UTF-8|iconv",
                "id,surname,born,born~1,a,b,c|two columns of people.csv are called born|each once",
                "id,surname,born,town|fewer than two records|below the header",
                "' '|people.csv is empty|names its columns",
            })
    void aFileThatCannotBeReadIsRefusedWithTheSettingsLineItsOwnLineAndTheMend(String text, String found, String mend)
            throws IOException {
        String csv = text.replace('~', '\n').replace('^', '"') + "\n";
        Files.write(folder.resolve("people.csv"), csv.getBytes(StandardCharsets.ISO_8859_1));
        SettingsProblem problem = faulty(SETTINGS.replace(", truth: person", ""));
        assertThat(problem.line()).as(problem.describe()).isEqualTo(1);
        assertThat(problem.message()).contains(found);
        assertThat(problem.mend()).contains(mend);
    }

    @Test
    void theHeaderAloneDecidesTheSeparatorAndNoRowIsTakenForAComment() throws IOException {
        String csv = "\uFEFFid;\"sur;name\";born;town\n#1;\"a \"\"b\"\"\";1,5;x,y,z\n2;c;2;d\n";
        Files.writeString(folder.resolve("people.csv"), csv);
        LinkResult result = linked(SETTINGS.replace(", truth: person", "").replace("surname", "'\"sur;name\"'"));
        assertThat(result.table().rows()).isEqualTo(2);
        int row = result.rowOf("#1").orElseThrow();
        assertThat(result.table().column("sur;name").at(row)).contains("a \"b\"");
        assertThat(result.table().column("town").at(row)).contains("x,y,z");
    }

    @Test
    void idsThatDoNotTellRecordsApartAreSaidAloud() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "id,person,surname,born,town\n1,,a,b,c\n1,,a,b,c\n,,d,e,f\n");
        LinkResult result = linked(SETTINGS);
        assertThat(LinkSummary.json(result)).contains("\"recordsWithoutId\" : 1", "\"recordsOfRepeatedId\" : 1");
        assertThat(IdFlaws.of(result.table()).describe())
                .hasValueSatisfying(
                        said -> assertThat(said).startsWith("1 records have no id and 1 the id of an earlier one"));
    }

    @Test
    void aTrainingRuleThatProposesTooManyPairsIsRefusedToo() throws IOException {
        writePeople(400);
        String limited = SETTINGS + "limits: {pairs: 5000}\n";
        SettingsProblem pass =
                faulty(limited.replace("passes: [surname, born]", "passes: [surname, 'prefix(town, 4)']"));
        assertThat(pass.line()).isEqualTo(12);
        assertThat(pass.message()).contains("prefix(town, 4)", "would make");
        SettingsProblem strict = faulty(limited.replace("prior: 0.001", "strict_rules: ['prefix(born, 2)']"));
        assertThat(strict.line()).isEqualTo(12);
        assertThat(strict.message()).contains("prefix(born, 2)");
    }

    @Test
    void parquetKeepsIdsAsTheyAreWritten() throws IOException, SQLException {
        Files.writeString(folder.resolve("people.csv"), "id,person,surname,born,town\n007,,a,b,c\n08,,a,b,c\n");
        LinkResult result = linked(SETTINGS.replace("probability: 0.5", "probability: 0, format: parquet"));
        Path clusters = LinkOutput.write(result).get(1);
        try (Connection connection = TableReader.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select string_agg(id, ' ' order by id) from " + TableReader.source(clusters))) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("007 08");
        }
    }

    @Test
    void suggestedSettingsCanBeReadWhateverTheColumnsAreCalled() throws IOException, SQLException {
        Path csv = folder.resolve("it's: #1.csv");
        Files.writeString(csv, "id: x,it's,a + b\n1,a,x\n2,b,y\n3,b,y\n");
        assertThat(linked(SettingsSuggestion.of(csv).orElseThrow()).table().rows())
                .isEqualTo(3);
    }

    @Test
    void suggestedSettingsCanBeRunAsTheyAre() throws IOException, SQLException {
        Path csv = writePeople(300);
        LinkResult result = linked(SettingsSuggestion.of(csv).orElseThrow());
        assertThat(result.entities().count()).isLessThan(result.table().rows());
    }

    @Test
    void idsThatStandInBothFilesKeepTheirRecordsApart() throws IOException {
        Files.writeString(folder.resolve("l.csv"), "id,name\n1,anna\n2,bert\n3,cora\n");
        Files.writeString(folder.resolve("r.csv"), "id,name\n1,dora\n2,anna\n3,emil\n");
        String linking = """
                input: {left: l.csv, right: r.csv, id: id}
                blocking: [name]
                comparisons: [{input: name, levels: [exact]}]
                training: {prior: 0.3, passes: [name]}
                clusters: {probability: 0}
                output: {probability: 0}
                """;
        LinkResult result = linked(linking);
        List<String> clusters = Files.readAllLines(LinkOutput.write(result).get(1));
        assertThat(clusters.stream().skip(1).map(line -> line.split(",")[0]).distinct())
                .hasSize(result.entities().count());
        assertThat(clusters).contains("1,left,1", "1,right,2", "right:1,right,1", "right:3,right,3");
        assertThat(result.rowOf("2").orElseThrow())
                .isNotEqualTo(result.rightRowOf("2").orElseThrow());

        Files.writeString(folder.resolve("l.csv"), "id,name\n1,anna\nright:1,bert\n3,cora\n");
        LinkResult alike = linked(linking);
        assertThat(Files.readAllLines(LinkOutput.write(alike).get(1)))
                .contains("right:1,left,right:1", "rightright:1,right,1");

        Files.writeString(folder.resolve("r.csv"), "id,name\n");
        assertThat(faulty(linking).message()).contains("has no records");
    }

    @Test
    void aFileIsReadThoughItsNameLooksLikeAPattern() throws IOException {
        Files.writeString(folder.resolve("p[1]*.csv"), "id,name,person\n1,anna,1\n2,anna,1\n");
        Files.writeString(folder.resolve("p1x.csv"), "id,name,person\n8,emil,1\n9,emil,1\n");
        LinkResult result = linked("""
                input: {file: 'p[1]*.csv', id: id}
                blocking: [name]
                comparisons: [{input: name, levels: [exact]}]
                training: {prior: 0.3, passes: [name]}
                """);
        assertThat(result.table().rows()).isEqualTo(2);
        assertThat(result.rowOf("1")).isPresent();
    }

    @Test
    void whereTheTruthIsNotKnownNothingIsWrong() throws IOException {
        Files.writeString(
                folder.resolve("people.csv"), "id,surname,born,town,person\n1,a,b,c,\n2,a,b,c,7\n3,a,b,c,7\n");
        Path report = folder.resolve("report.html");
        LinkReport.write(linked(SETTINGS.replace("{probability: 0.5}", "{probability: 0}")), report);
        assertThat(Files.readString(report)).contains("\"pairs\":3,\"right\":1,\"judged\":1");
    }

    private LinkResult linked(String text) throws IOException {
        return ((LinkJob.Outcome.Linked) run(text)).result();
    }

    private SettingsProblem faulty(String text) throws IOException {
        return ((LinkJob.Outcome.Faulty) run(text)).problem();
    }

    private LinkJob.Outcome run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), text);
        SettingsReader.Result read = SettingsReader.read(file);
        assertThat(read).as(read.toString()).isInstanceOf(SettingsReader.Result.Read.class);
        return new LinkJob(((SettingsReader.Result.Read) read).settings(), LinkProgress.silent()).run();
    }

    private Path writePeople(int people) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<String> lines = new ArrayList<>(List.of("id,person,surname,born,town"));
        for (int person = 0; person < people; person++) {
            String surname = "name" + Integer.toString(random.nextInt(200) * 7919, 36);
            String born = 1950 + random.nextInt(50) + "-" + (10 + random.nextInt(3)) + "-" + (10 + random.nextInt(19));
            String town = "town" + random.nextInt(20);
            lines.add(lines.size() + "," + person + "," + surname + "," + born + "," + town);
            if (person % 3 == 0) {
                String other = random.nextBoolean() ? surname + "e" : surname;
                lines.add(lines.size() + "," + person + "," + other + "," + born + "," + town);
            }
        }
        return Files.write(folder.resolve("people.csv"), lines);
    }
}
