package io.tieback.cli.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long each part of a run took. */
public final class Phases {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /** Does a part and notes how long it took; a part of the same name adds up. */
    public <T> T time(String phase, Supplier<T> work) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(phase, (System.nanoTime() - began) / 1e9, Double::sum);
        }
    }

    /** As {@link #time(String, Supplier)} for what gives nothing. */
    public void time(String phase, Runnable work) {
        time(phase, () -> {
            work.run();
            return true;
        });
    }

    /** Seconds by part, in order of their first beginning. */
    public Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }
}
