package io.tieback.world.network;

/**
 * One day of a person: hours of local time, {@code from} after {@code to} where the part does not happen.
 *
 * @param leaves when they leave for work or school
 * @param returns when they are back
 * @param outFrom when they go out
 * @param outTo when they are home again
 * @param trip number of the trip they are on, or −1
 */
record DayPlan(double leaves, double returns, double outFrom, double outTo, int trip) {
    private static final double COMMUTE = .6;

    Place at(double hour, Place daytime) {
        if (trip >= 0) {
            return Place.AWAY;
        }
        if (hour >= leaves && hour < returns) {
            boolean underway = hour < leaves + COMMUTE || hour > returns - COMMUTE;
            return underway ? Place.TRANSIT : daytime;
        }
        return hour >= outFrom && hour < outTo ? Place.OUT : Place.HOME;
    }
}
