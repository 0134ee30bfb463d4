package io.tieback.engine.pipeline;

import io.tieback.core.report.Input;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.message.Message;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StateStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs one input to its end: stage by stage, at each stage the messages in order of their keys and origins. This is the
 * order in which every runtime lets a key see its messages; see the design of {@code Position}.
 */
public final class Cascade {
    private final VisibilityPipeline pipeline;

    /** Over the stages of {@code pipeline}. */
    public Cascade(VisibilityPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Runs an input.
     *
     * @param store receives the changed states; the caller drops its changes if this throws
     */
    public Outcome run(StateStore store, Position position, Input input) {
        Turn turn = new Turn(store, position);
        turn.hear(new Sender(-1, "", 0), pipeline.route(input));
        return turn.toEnd();
    }

    /** Fires a timer; due plays the part of receivedAt. */
    public Outcome fire(StateStore store, Timer timer) {
        Turn turn = new Turn(store, timer.cause());
        turn.fire(timer);
        return turn.toEnd();
    }

    private record Sender(int stage, String key, int turn) {}

    private record Delivery(String key, Origin origin) implements Comparable<Delivery> {
        @Override
        public int compareTo(Delivery other) {
            int order = key.compareTo(other.key);
            return order != 0 ? order : origin.compareTo(other.origin);
        }
    }

    private final class Turn {
        private final StateStore store;
        private final Position position;
        private final List<TreeMap<Delivery, Message>> waiting = new ArrayList<>();
        private final List<Outcome.Told> effects = new ArrayList<>();
        private final List<Timer> timers = new ArrayList<>();
        private final Map<Sender, Integer> turns = new HashMap<>();

        Turn(StateStore store, Position position) {
            this.store = store;
            this.position = position;
            pipeline.stages().forEach(stage -> waiting.add(new TreeMap<>()));
        }

        Outcome toEnd() {
            for (Stage<?, ?> stage : pipeline.stages()) {
                TreeMap<Delivery, Message> inbox = waiting.get(stage.ordinal());
                while (!inbox.isEmpty()) {
                    Map.Entry<Delivery, Message> next = inbox.pollFirstEntry();
                    String key = next.getKey().key();
                    said(stage, key, StageRunner.apply(stage, store, key, next.getValue(), position.receivedAt()));
                }
            }
            return new Outcome(effects, timers);
        }

        void fire(Timer timer) {
            Stage<?, ?> stage = pipeline.stages().get(timer.stage());
            said(stage, timer.key(), StageRunner.fire(stage, store, timer));
        }

        private void said(Stage<?, ?> stage, String key, StageRunner.Said said) {
            int turn = turns.merge(new Sender(stage.ordinal(), key, 0), 1, Integer::sum) - 1;
            said.timers().forEach(due -> timers.add(new Timer(due, stage.ordinal(), key)));
            hear(new Sender(stage.ordinal(), key, turn), said.outputs());
        }

        private void hear(Sender sender, List<Emission> outputs) {
            int output = 0;
            for (Emission emission : outputs) {
                Origin origin = new Origin(sender.stage(), sender.key(), sender.turn(), output++);
                if (emission instanceof Message message) {
                    waiting.get(message.stage()).put(new Delivery(message.key(), origin), message);
                } else if (emission instanceof Effect effect) {
                    effects.add(new Outcome.Told(origin, effect));
                }
            }
        }
    }
}
