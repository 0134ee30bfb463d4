package io.tieback.core.report;

import java.util.Optional;

/**
 * Who did an act, known otherwise than by its keys: a row of the truth panel, a random sample of the people that the
 * platform asks about. It teaches and judges; it changes no answer.
 *
 * @param actId which act
 * @param userId who did it; empty if none of the platform's users did
 * @param group a number that the sampled person's acts share, see {@link io.tieback.core.identity.LoggedSet#group}
 */
public record PanelTruth(String actId, Optional<String> userId, int group) implements Input {
    /** @throws IllegalArgumentException if there is no act, or the group is negative */
    public PanelTruth {
        if (actId.isEmpty() || group < 0) {
            throw new IllegalArgumentException("the panel's truth names an act and a group of 0 or more");
        }
    }
}
