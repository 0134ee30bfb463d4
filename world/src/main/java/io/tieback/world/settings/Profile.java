package io.tieback.world.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A named set of knobs. The judged ones are frozen: figures are published on them. */
public enum Profile {
    /** Small and lively; what the demo shows. */
    DEMO(false),
    /** Every advertiser excellent, no shared addresses, no spam: a model that fails here is broken. */
    CLEAN(false),
    /** The fitted world: its marginals are held against published figures. */
    TYPICAL(true),
    /** As typical, with hundreds of people behind one carrier address. */
    DENSE_NAT(true),
    /** Every advertiser hopeless. */
    HOPELESS(true);

    private final boolean judged;

    Profile(boolean judged) {
        this.judged = judged;
    }

    /** Whether figures are published on it, so that its settings are frozen by their hash. */
    public boolean isJudged() {
        return judged;
    }

    /** The name on the command line and of the settings file: lower case with hyphens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The profile of this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public static Profile named(String key) {
        return Arrays.stream(values())
                .filter(profile -> profile.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no profile " + key + "; there are "
                        + Arrays.stream(values()).map(Profile::key).collect(Collectors.joining(", "))));
    }
}
