package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Settings and small steps that the tests share. */
final class TestRuntimes {
    private TestRuntimes() {}

    static EmbeddedSettings settings() {
        return EmbeddedSettings.presets().withStore(StoreSettings.small()).withIdlePoll(Duration.ofMillis(2));
    }

    static void awaitQuiet(EmbeddedRuntime runtime) {
        assertThat(runtime.awaitQuiet(Duration.ofSeconds(60))).isTrue();
    }
}
