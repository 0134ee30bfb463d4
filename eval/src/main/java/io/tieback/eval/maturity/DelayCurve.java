package io.tieback.eval.maturity;

import io.tieback.eval.maturity.ClickedConversions.Conversion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which share of the conversions of clicks is known by which age, for each kind of goal: counted, not modelled. */
final class DelayCurve {
    private static final int ENOUGH = 30;
    private static final String ALL = "";

    private final Map<String, List<Long>> delays = new HashMap<>();

    /** Counts a world's conversions. */
    void add(ClickedConversions world) {
        for (Conversion conversion : world.conversions()) {
            String goal = world.goalOf().getOrDefault(conversion.advertiserId(), ALL);
            delays.computeIfAbsent(goal, g -> new ArrayList<>()).add(conversion.delayMillis());
            delays.computeIfAbsent(ALL, g -> new ArrayList<>()).add(conversion.delayMillis());
        }
    }

    /** The share known by an age; of all goals where there are fewer than 30 of one; NaN without any. */
    double knownBy(String goal, long ageMillis) {
        List<Long> some = delays.getOrDefault(goal, List.of());
        List<Long> enough = some.size() >= ENOUGH ? some : delays.getOrDefault(ALL, List.of());
        long known = enough.stream().filter(delay -> delay <= ageMillis).count();
        return known / (double) enough.size();
    }
}
