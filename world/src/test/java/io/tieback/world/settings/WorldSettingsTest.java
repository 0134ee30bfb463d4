package io.tieback.world.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldSettingsTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProfileSetsEveryKnobWithinItsBounds(Profile profile) {
        WorldSettings settings = WorldSettings.of(profile);
        for (Knob knob : Knob.values()) {
            assertThat(settings.all(knob)).hasSize(knob.width());
        }
    }

    @Test
    void everyKnobOfTypicalIsExplainedByAComment() throws IOException {
        List<String> lines = lines("typical.properties");
        for (Knob knob : Knob.values()) {
            List<Integer> at = IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).startsWith(knob.key() + " ="))
                    .boxed()
                    .toList();
            assertThat(at).as(knob.key()).hasSize(1);
            assertThat(lines.get(at.get(0) - 1)).as("above " + knob.key()).matches("# .{5,}");
        }
        assertThat(lines.stream().filter(line -> !line.startsWith("#") && line.contains(" = ")))
                .hasSize(Knob.values().length);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = WorldSettings.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void aProfileThatIsNotThereIsToldBesideThoseThatAre() {
        assertThat(Profile.named("dense-nat")).isEqualTo(Profile.DENSE_NAT);
        assertThatThrownBy(() -> Profile.named("paradise"))
                .hasMessage("there is no profile paradise; there are demo, clean, typical, dense-nat, hopeless");
    }

    @Test
    void noTwoProfilesAreTheSame() {
        assertThat(Arrays.stream(Profile.values())
                        .map(profile -> WorldSettings.of(profile).sha256())
                        .collect(Collectors.toSet()))
                .hasSize(Profile.values().length);
    }

    @Test
    void turningAKnobChangesTheHashAndNothingElse() {
        WorldSettings typical = WorldSettings.of(Profile.TYPICAL);
        WorldSettings turned = typical.with("spam.share", ".25");
        assertThat(turned.get(Knob.SPAM)).isEqualTo(.25);
        assertThat(turned.sha256()).isNotEqualTo(typical.sha256());
        assertThat(typical.get(Knob.SPAM)).isNotEqualTo(.25);
    }

    @Test
    void unknownKnobsAndNumbersOutOfBoundsAreRefused() {
        WorldSettings typical = WorldSettings.of(Profile.TYPICAL);
        assertThatThrownBy(() -> typical.with("no.such.knob", "1")).hasMessage("there is no knob no.such.knob");
        assertThatThrownBy(() -> typical.with("vpn.shares", "1"))
                .hasMessage("there is no knob vpn.shares; there are vpn.share, vpn.use, vpn.people.per.exit");
        assertThatThrownBy(() -> typical.with("spam.share", "1.5")).hasMessage("spam.share must be 0 to 1, not 1.5");
        assertThatThrownBy(() -> typical.with("spam.share", "much")).hasMessage("spam.share must be 0 to 1, not much");
        assertThatThrownBy(() -> typical.with("spam.share", "-.1")).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> typical.with("household.size", "0 0 0 0 0"))
                .hasMessage("household.size has no weight above 0");
        assertThatThrownBy(() -> typical.with("spam.share", ".1 .2")).hasMessageContaining("1 numbers");
        assertThatThrownBy(() -> typical.with("office.people", "2.5")).hasMessageContaining("whole");
    }
}
