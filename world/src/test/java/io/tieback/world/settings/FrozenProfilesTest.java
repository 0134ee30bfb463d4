package io.tieback.world.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judged profiles stay as they are; changing one is a line in docs/decisions.md and reruns every figure. */
class FrozenProfilesTest {
    private static final Map<Profile, String> FROZEN = new EnumMap<>(Map.of(
            Profile.TYPICAL, "8b43332f10cf8a725bac1c776ebcd17f5f2cbce72b7a6bac82a6589c80232bf0",
            Profile.DENSE_NAT, "b4b0e9c658b1589e01f7d4b37369072dcc7718f8d7575a4ba87668ca7b69c65a",
            Profile.HOPELESS, "7d8c472868030ea2708810502cfb3d71fa0b180550ec0ea27a84a202d5ad1f31"));

    @Test
    void everyJudgedProfileHasTheHashThatItWasFrozenWith() {
        for (Profile profile : Profile.values()) {
            if (profile.isJudged()) {
                assertThat(WorldSettings.of(profile).sha256())
                        .as("settings of %s", profile.key())
                        .isEqualTo(FROZEN.get(profile));
            }
        }
    }

    @Test
    void theJudgedProfilesAreTheFrozenOnes() {
        assertThat(Arrays.stream(Profile.values()).filter(Profile::isJudged))
                .containsExactlyInAnyOrderElementsOf(FROZEN.keySet());
    }
}
