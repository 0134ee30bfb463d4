package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.engine.pipeline.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimerRowTest {
    private static final String[] UNITS = {
        "\0", "\1", "a", "z", "\177", "\u0080", "ß", "\u07FF", "\u0800", "€", "\uE000", "\uFFFF", "😀", "\uD800"
    };

    @Test
    void rowsSortAsTimersDoAndReadBackTheSame() {
        Random random = new Random(7);
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder key = new StringBuilder();
            for (int unit = random.nextInt(4); unit > 0; unit--) {
                key.append(UNITS[random.nextInt(UNITS.length)]);
            }
            timers.add(new Timer(Instant.ofEpochMilli(random.nextInt(5) - 2), random.nextInt(3), key.toString()));
        }
        Collections.sort(timers);
        for (int i = 1; i < timers.size(); i++) {
            byte[] before = TimerRow.CODEC.encode(timers.get(i - 1));
            byte[] row = TimerRow.CODEC.encode(timers.get(i));
            assertThat(Integer.signum(Arrays.compareUnsigned(before, row)))
                    .isEqualTo(Integer.signum(timers.get(i - 1).compareTo(timers.get(i))));
            assertThat(TimerRow.CODEC.decode(row)).isEqualTo(timers.get(i));
        }
    }
}
