package io.tieback.eval.world;

/** What was measured on a number of people or advertisers, so that it can be measured again on a resample of them. */
interface Sample {
    /** How many people or advertisers contribute. */
    int groups();

    /** How many observations there are. */
    long observations();

    /** The statistic over these people or advertisers, each named as often as it counts. */
    double of(int[] groups);
}
