package io.tieback.engine.pipeline;

import io.tieback.engine.codec.Codec;
import io.tieback.engine.message.Emission;
import io.tieback.engine.message.Message;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.Step;

/**
 * A step in its place: messages only ever go to stages of a higher ordinal.
 *
 * @param ordinal place in the pipeline, 0 to 127; part of the store's format
 * @param name for people
 * @param accepts the class of its messages
 * @param messages their bytes
 * @param shape how a key's state is stored
 * @param step what decides
 */
public record Stage<S, M extends Message>(
        int ordinal,
        String name,
        Class<M> accepts,
        Codec<M> messages,
        StateShape<S> shape,
        Step<S, M, Emission> step) {}
