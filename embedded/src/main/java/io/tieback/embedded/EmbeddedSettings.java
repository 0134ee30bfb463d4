package io.tieback.embedded;

import io.tieback.engine.pipeline.PipelineSettings;
import java.time.Duration;

/**
 * What an operator may set of the embedded runtime.
 *
 * @param pipeline the same over the whole life of a data directory
 * @param door limits of what waits
 * @param store limits of memory and disk
 * @param releases reads the releases of user match
 * @param batchInputs inputs and timers committed together at most, 1 to 65,536; never changes an answer
 * @param idlePoll how often an idle runtime looks whether a timer is due by the clock, 1 ms to 1 h
 */
public record EmbeddedSettings(
        PipelineSettings pipeline,
        DoorSettings door,
        StoreSettings store,
        ReleaseReader releases,
        int batchInputs,
        Duration idlePoll) {
    /** @throws IllegalArgumentException if a value is out of its range */
    public EmbeddedSettings {
        Ranges.within("batchInputs", batchInputs, 1, 65_536);
        Ranges.within("idlePoll in ms", idlePoll.toMillis(), 1, 3_600_000);
    }

    /** What was measured best on two cores: batches of 2,000; timers looked at each 200 ms. No release is read. */
    public static EmbeddedSettings presets() {
        return new EmbeddedSettings(
                PipelineSettings.presets(),
                DoorSettings.presets(),
                StoreSettings.presets(),
                ReleaseReader.NONE,
                2_000,
                Duration.ofMillis(200));
    }

    /** The same with another pipeline. */
    public EmbeddedSettings withPipeline(PipelineSettings other) {
        return new EmbeddedSettings(other, door, store, releases, batchInputs, idlePoll);
    }

    /** The same with other limits of the door. */
    public EmbeddedSettings withDoor(DoorSettings other) {
        return new EmbeddedSettings(pipeline, other, store, releases, batchInputs, idlePoll);
    }

    /** The same with other limits of the store. */
    public EmbeddedSettings withStore(StoreSettings other) {
        return new EmbeddedSettings(pipeline, door, other, releases, batchInputs, idlePoll);
    }

    /** The same with another reader of releases. */
    public EmbeddedSettings withReleases(ReleaseReader other) {
        return new EmbeddedSettings(pipeline, door, store, other, batchInputs, idlePoll);
    }

    /** The same with another batch size. */
    public EmbeddedSettings withBatchInputs(int other) {
        return new EmbeddedSettings(pipeline, door, store, releases, other, idlePoll);
    }

    /** The same with another idle poll. */
    public EmbeddedSettings withIdlePoll(Duration other) {
        return new EmbeddedSettings(pipeline, door, store, releases, batchInputs, other);
    }
}
