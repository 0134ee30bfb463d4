package io.tieback.world.people;

/** Where a person spends weekdays. Knobs with a number for each role give them in this order. */
public enum Role {
    WORKER,
    STUDENT,
    AT_HOME
}
