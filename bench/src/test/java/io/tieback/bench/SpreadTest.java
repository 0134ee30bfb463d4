package io.tieback.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void aQuantileIsAFigureThatWasMeasured() {
        Spread spread = Spread.of(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());
        assertThat(spread.quantile(0.99)).isEqualTo(99);
        assertThat(spread.median()).isEqualTo(50);
        assertThat(Spread.of(List.of(3.0)).quantile(0.99)).isEqualTo(3);
    }

    @Test
    void aSmallRunMeasuresEverything() {
        int exit = Bench.commandLine().execute("pipeline", "--reports", "1000", "--users", "100", "--runs", "1");
        assertThat(exit).isZero();
    }
}
