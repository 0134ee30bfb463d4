package io.tieback.engine.pipeline;

import io.tieback.engine.message.Emission;
import io.tieback.engine.message.Message;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import io.tieback.engine.step.Transition;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Opens a key's state, lets the step decide and stores what it decided. Every runtime goes through here. */
public final class StageRunner {
    private StageRunner() {}

    /** What a transition said, state already stored. */
    public record Said(List<Emission> outputs, List<Instant> timers) {}

    /**
     * Applies a message at its key.
     *
     * @param key the message's, which need not be made once more
     */
    public static <S, M extends Message> Said apply(
            Stage<S, M> stage, StateStore store, String key, Message message, Instant now) {
        M input = stage.accepts().cast(message);
        return turn(stage, store, key, state -> stage.step().apply(state, input, now));
    }

    /** Fires a timer at its key. */
    public static <S, M extends Message> Said fire(Stage<S, M> stage, StateStore store, Timer timer) {
        return turn(stage, store, timer.key(), state -> stage.step().onTimer(state, timer.due()));
    }

    private static <S, M extends Message> Said turn(
            Stage<S, M> stage, StateStore store, String key, Function<S, Transition<S, Emission>> decide) {
        byte[] prefix = StoreKeys.of(stage.ordinal(), key);
        Transition<S, Emission> transition = decide.apply(stage.shape().open(store, prefix));
        stage.shape().save(store, prefix, transition.state());
        transition.outputs().forEach(output -> requireLater(stage, output));
        return new Said(transition.outputs(), transition.timers());
    }

    private static void requireLater(Stage<?, ?> from, Emission output) {
        if (output instanceof Message message && message.stage() <= from.ordinal()) {
            throw new IllegalStateException("stage " + from.name() + " spoke back to stage " + message.stage());
        }
    }
}
