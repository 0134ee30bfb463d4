package io.tieback.eval.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Delays, paths, log-ins, values and tag loss, measured on a world's true acts. */
final class ActStudy {
    private static final Set<String> BAD = Set.of("poor", "hopeless");

    private final Map<String, String> quality = new HashMap<>();
    private final Set<String> tagged = new HashSet<>();
    private final Ratio hour = new Ratio();
    private final Ratio day = new Ratio();
    private final Quantile install = new Quantile(.5);
    private final Ratio installHour = new Ratio();
    private final Ratio devices = new Ratio();
    private final Ratio nameless = new Ratio();
    private final Ratio namelessPurchases = new Ratio();
    private final Ratio gap = new Ratio();
    private final Ratio gapBad = new Ratio();
    private final MedianSigma sigma = new MedianSigma();

    /** Reads a world's truth. */
    static ActStudy of(Path world) {
        var study = new ActStudy();
        JsonLines.read(
                world.resolve("truth/advertisers.jsonl"),
                one -> study.quality.put(
                        one.get("advertiserId").asText(), one.get("quality").asText()));
        JsonLines.read(world.resolve("truth/reports.jsonl"), study::report);
        JsonLines.read(world.resolve("truth/acts.jsonl"), study::act);
        return study;
    }

    private void report(JsonNode report) {
        if (report.get("channel").asText().equals("tag") && report.has("actId")) {
            tagged.add(report.get("actId").asText());
        }
    }

    private void act(JsonNode act) {
        long person = act.get("personId").asLong();
        String type = act.get("type").asText();
        if (type.equals("page_visit")) {
            nameless.add(person, !act.get("loggedIn").asBoolean());
        }
        if (!act.has("goal") || act.has("refundOf")) {
            return;
        }
        if (type.equals("app_install")) {
            delay(act, person);
        } else if (!type.equals("in_app_purchase") && act.has("sinceClick")) {
            hour.add(person, act.get("sinceClick").asDouble() <= 3_600);
            day.add(person, act.get("sinceClick").asDouble() <= 86_400);
        }
        if (type.equals("checkout")) {
            purchase(act, person);
        }
    }

    private void delay(JsonNode act, long person) {
        if (act.has("sinceClick") && act.get("sinceClick").asDouble() <= 86_400) {
            install.add(person, act.get("sinceClick").asDouble());
            installHour.add(person, act.get("sinceClick").asDouble() <= 3_600);
        }
    }

    private void purchase(JsonNode act, long person) {
        devices.add(person, act.get("devicesOnPath").asInt() > 1);
        namelessPurchases.add(person, !act.get("loggedIn").asBoolean());
        String advertiser = act.get("advertiserId").asText();
        Ratio loss = BAD.contains(quality.getOrDefault(advertiser, "")) ? gapBad : gap;
        loss.add(person, !tagged.contains(act.get("actId").asText()));
        sigma.add(person, advertiser, Math.log(act.get("valueMinor").asDouble()));
    }

    Map<Figure, Sample> samples() {
        var samples = new EnumMap<Figure, Sample>(Figure.class);
        samples.put(Figure.CLICK_HOUR, hour);
        samples.put(Figure.CLICK_DAY, day);
        samples.put(Figure.INSTALL_MEDIAN, install);
        samples.put(Figure.INSTALL_HOUR, installHour);
        samples.put(Figure.SEVERAL_DEVICES, devices);
        samples.put(Figure.VIEWS_NAMELESS, nameless);
        samples.put(Figure.PURCHASES_NAMELESS, namelessPurchases);
        samples.put(Figure.TAG_GAP, gap);
        samples.put(Figure.TAG_GAP_BAD, gapBad);
        samples.put(Figure.VALUE_SIGMA, sigma);
        return samples;
    }
}
