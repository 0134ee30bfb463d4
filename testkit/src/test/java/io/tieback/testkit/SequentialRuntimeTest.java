package io.tieback.testkit;

class SequentialRuntimeTest extends RuntimeCompatibilityKit {
    @Override
    protected ScenarioRuntime open() {
        return new SequentialRuntime(Worlds.pipeline());
    }
}
