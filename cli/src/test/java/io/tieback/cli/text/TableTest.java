package io.tieback.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.cli.text.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void figuresEndWhereTheirTitleEnds() {
        Table table = Table.of(Column.left("what"), Column.right("count"))
                .row("apples", "3")
                .row("é", "1,200");
        assertThat(table.rule().row("all", "1,203").lines())
                .containsExactly(
                        "what    count",
                        "─────────────",
                        "apples      3",
                        "é       1,200",
                        "─────────────",
                        "all     1,203");
    }

    @Test
    void figuresReadTheSameEverywhere() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.tenths(-0.000001)).isEqualTo("0.0");
        assertThat(Figures.percent(1, 0)).isEqualTo("–");
        assertThat(Figures.difference(90, 100)).isEqualTo("-10.0 %");
    }
}
