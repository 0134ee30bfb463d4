package io.tieback.core.attribute;

import static io.tieback.core.report.EngagementKind.CLICK;
import static io.tieback.core.report.EngagementKind.ENGAGEMENT;
import static io.tieback.core.report.EngagementKind.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.report.EngagementKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversionPathTest {
    private static final Instant ACT = Instant.parse("2026-03-31T10:00:00Z");
    private static final AttributionSetting LAST = AttributionSetting.lastTouch();
    private static final AttributionSetting LINEAR = AttributionSetting.linear();

    private static Touchpoint touch(String id, EngagementKind kind, Duration before) {
        return new Touchpoint(id, "c", "ad", kind, ACT.minus(before));
    }

    private static List<String> earning(AttributionSetting setting, Touchpoint... touchpoints) {
        return new ConversionPath(List.of(touchpoints), ACT)
                .earning(setting).stream().map(Touchpoint::engagementId).toList();
    }

    @Test
    void bothEndsOfAWindowAreIn() {
        for (EngagementKind kind : EngagementKind.values()) {
            Duration window = LAST.window(kind);
            assertThat(earning(LAST, touch("a", kind, window))).containsExactly("a");
            assertThat(earning(LAST, touch("a", kind, Duration.ZERO))).containsExactly("a");
            assertThat(earning(LAST, touch("a", kind, window.plusMillis(1)))).isEmpty();
            assertThat(earning(LAST, touch("a", kind, Duration.ofMillis(-1)))).isEmpty();
        }
    }

    @Test
    void anOldClickBeatsANewerEngagementAndThatANewerView() {
        Touchpoint click = touch("click", CLICK, Duration.ofDays(29));
        Touchpoint save = touch("save", ENGAGEMENT, Duration.ofHours(2));
        Touchpoint view = touch("view", VIEW, Duration.ofHours(1));
        assertThat(earning(LAST, view, save, click)).containsExactly("click");
        assertThat(earning(LAST, view, save)).containsExactly("save");
        assertThat(earning(LAST, view)).containsExactly("view");
    }

    @Test
    void atTheSameInstantTheLowerIdIsLast() {
        assertThat(earning(LAST, touch("b", CLICK, Duration.ZERO), touch("a", CLICK, Duration.ZERO)))
                .containsExactly("a");
    }

    @Test
    void linearSharesAmongTheLatestTouchpointsOnly() {
        List<Touchpoint> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(touch(String.format("t%03d", i), CLICK, Duration.ofMinutes(i)));
        }
        Collections.shuffle(many, new Random(3));
        List<Touchpoint> earning = new ConversionPath(many, ACT).earning(LINEAR);
        assertThat(earning).hasSize(ConversionPath.MAX_TOUCHPOINTS);
        assertThat(earning.get(0).engagementId()).isEqualTo("t000");
        assertThat(earning.get(19).engagementId()).isEqualTo("t019");
    }
}
