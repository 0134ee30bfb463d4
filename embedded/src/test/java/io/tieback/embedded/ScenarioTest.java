package io.tieback.embedded;

import io.tieback.testkit.RuntimeCompatibilityKit;
import io.tieback.testkit.ScenarioRuntime;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios that every runtime must pass. */
final class ScenarioTest extends RuntimeCompatibilityKit {
    @TempDir
    Path temp;

    private int opened;

    @Override
    protected ScenarioRuntime open() {
        return new EmbeddedScenarioRuntime(temp.resolve("data" + opened++));
    }
}
