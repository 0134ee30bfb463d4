package io.tieback.learn.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void suggestedSettingsCanBeRunAsTheyAre() throws IOException, SQLException {
        Path csv = writePeople(300);
        LinkResult result = linked(SettingsSuggestion.of(csv));
        assertThat(result.entities().count()).isLessThan(result.table().rows());
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
