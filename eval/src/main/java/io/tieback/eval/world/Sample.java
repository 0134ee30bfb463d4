package io.tieback.eval.world;

/** What was measured on a number of people, so that it can be measured again on a resample of them. */
interface Sample {
    /** How many people contribute. */
    int people();

    /** How many observations there are. */
    long observations();

    /** The statistic over these people, each named as often as it counts. */
    double of(int[] people);
}
