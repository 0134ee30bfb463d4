package io.tieback.eval.data;

import io.tieback.world.World;
import io.tieback.world.write.ParallelWriter.Progress;

/** Which of several worlds is being made, for people who wait for all of them. */
public final class NumberedWorld {
    private NumberedWorld() {}

    /**
     * Names the world before each step of its making.
     *
     * @param number from 1 on
     * @param of how many are made; nothing is said of one alone
     */
    public static Progress progress(World world, int number, int of, Progress heard) {
        String which = "world " + number + " of " + of + " (" + world.profile() + "), ";
        return of == 1 ? heard : (step, done, total) -> heard.at(which + step, done, total);
    }
}
