package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who was found for the day's acts, beside who did them.
 *
 * @param byGroup what was found, by who it was in truth
 */
record Matching(Map<Group, Found> byGroup) {
    Matching {
        byGroup = Collections.unmodifiableMap(new TreeMap<>(byGroup));
    }

    /** Who did an act that has a report in order. */
    enum Group {
        KNOWN_USER("a user, by an identifier we hold"),
        NAMELESS_USER("a user, by none that we hold"),
        STRANGER("not a user");

        private final String meaning;

        Group(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    /**
     * Acts and parts of acts.
     *
     * @param acts how many
     * @param right parts that were given to the person who did it
     * @param wrong parts that were given to another user
     */
    record Found(long acts, double right, double wrong) {
        static final Found NONE = new Found(0, 0, 0);

        Found plus(Found other) {
            return new Found(acts + other.acts, right + other.right, wrong + other.wrong);
        }

        double nobody() {
            return acts - right - wrong;
        }
    }

    /** An act and the life of one of its reports. */
    record Told(TrueAct act, JsonNode life) {}

    static Matching of(List<Told> all) {
        Map<Group, Found> byGroup = new TreeMap<>();
        for (Told told : all) {
            byGroup.merge(group(told.act()), found(told), Found::plus);
        }
        return new Matching(byGroup);
    }

    Found total() {
        return byGroup.values().stream().reduce(Found.NONE, Found::plus);
    }

    /** Acts and parts of acts that were given to a user. */
    double matched() {
        return total().right() + total().wrong();
    }

    Found users() {
        return in(Group.KNOWN_USER).plus(in(Group.NAMELESS_USER));
    }

    Found in(Group group) {
        return byGroup.getOrDefault(group, Found.NONE);
    }

    private static Group group(TrueAct act) {
        if (!act.person().isUser()) {
            return Group.STRANGER;
        }
        return act.fate() == TrueAct.Fate.REACHABLE ? Group.KNOWN_USER : Group.NAMELESS_USER;
    }

    private static Found found(Told told) {
        double right = 0;
        double wrong = 0;
        for (JsonNode stage : told.life().path("stages")) {
            for (JsonNode user : stage.path("users")) {
                boolean isTrue =
                        user.path("userId").asText().equals(told.act().person().userId());
                double share = user.path("conversions").asDouble();
                right += isTrue ? share : 0;
                wrong += isTrue ? 0 : share;
            }
        }
        return new Found(1, right, wrong);
    }
}
