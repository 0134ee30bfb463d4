package io.tieback.world.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
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
        assertThatThrownBy(() -> typical.with("no.such.knob", "1")).hasMessageContaining("no.such.knob");
        assertThatThrownBy(() -> typical.with("spam.share", "1.5")).hasMessageContaining("spam.share");
        assertThatThrownBy(() -> typical.with("spam.share", ".1 .2")).hasMessageContaining("1 numbers");
        assertThatThrownBy(() -> typical.with("office.people", "2.5")).hasMessageContaining("whole");
    }
}
