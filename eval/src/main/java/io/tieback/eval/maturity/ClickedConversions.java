package io.tieback.eval.maturity;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.WorldReports;
import io.tieback.world.read.WorldFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Clicks of a world and the goal acts that followed their last click, with the time from that click until the first
 * admitted report of the act: conversion delay and reporting delay together. Acts that nobody reports do not count.
 */
final class ClickedConversions {
    /** What is reported later after its click than this does not count. */
    static final Duration HORIZON = Duration.ofDays(9);

    private static final long DAY_MILLIS = 86_400_000L;

    private final Map<String, String> goalOf = new TreeMap<>();
    private final Map<String, Long> firstReport = new HashMap<>();
    private final List<Conversion> conversions = new ArrayList<>();
    private final List<Click> clicks = new ArrayList<>();
    private final long startMillis;

    /**
     * A conversion.
     *
     * @param advertiserId whose
     * @param clickDay day of its click, from the start of the world
     * @param delayMillis from the click to the first report, within the horizon
     */
    record Conversion(String advertiserId, int clickDay, long delayMillis) {}

    /**
     * A click.
     *
     * @param advertiserId on whose ad
     * @param day from the start of the world
     */
    record Click(String advertiserId, int day) {}

    private ClickedConversions(long startMillis) {
        this.startMillis = startMillis;
    }

    static ClickedConversions of(WorldFolder world) {
        var found = new ClickedConversions(world.world().start().toEpochMilli());
        for (JudgedReport judged : WorldReports.read(world)) {
            long received = judged.receivedAt().toEpochMilli();
            found.firstReport.merge(judged.truth().actId(), received, Math::min);
        }
        JsonLines.read(
                world.file("truth/advertisers.jsonl"),
                one -> found.goalOf.put(
                        one.get("advertiserId").asText(), one.get("goal").asText()));
        JsonLines.read(world.file("truth/acts.jsonl"), found::act);
        JsonLines.read(world.file("engagements.jsonl"), line -> found.engagement(line.get("engagement")));
        return found;
    }

    private void act(JsonNode act) {
        Long reported = firstReport.get(act.get("actId").asText());
        boolean counts = act.path("goal").asBoolean(false) && !act.has("refundOf") && act.has("sinceClick");
        if (!counts || reported == null) {
            return;
        }
        long clicked = JsonLines.millis(act.get("occurredAt"))
                - Math.round(act.get("sinceClick").asDouble() * 1_000);
        long delay = Math.max(0, reported - clicked);
        if (delay <= HORIZON.toMillis()) {
            conversions.add(new Conversion(act.get("advertiserId").asText(), day(clicked), delay));
        }
    }

    private void engagement(JsonNode one) {
        if (one.get("kind").asText().equals("click")) {
            clicks.add(new Click(one.get("advertiserId").asText(), day(JsonLines.millis(one.get("occurredAt")))));
        }
    }

    private int day(long millis) {
        return (int) Math.floorDiv(millis - startMillis, DAY_MILLIS);
    }

    /** Advertisers, in order of their ids, and what each counts as its goal. */
    Map<String, String> goalOf() {
        return goalOf;
    }

    List<Conversion> conversions() {
        return List.copyOf(conversions);
    }

    List<Click> clicks() {
        return List.copyOf(clicks);
    }
}
