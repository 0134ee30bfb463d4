package io.tieback.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    @Test
    void silenceIsBrokenUntilTheWorkIsDone() throws InterruptedException {
        StringWriter said = new StringWriter();
        try (ProgressLine line = ProgressLine.of(new PrintWriter(said), Duration.ofMillis(1))) {
            line.at("reading", 1, 2);
            while (!said.toString().contains("at work after reading 1 of 2, ")) {
                Thread.sleep(5);
            }
        }
        String told = said.toString();
        assertThat(told).startsWith("   … ");
        Thread.sleep(300);
        assertThat(said.toString()).isEqualTo(told);
    }
}
