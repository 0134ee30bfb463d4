package io.tieback.eval.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Delays, paths, log-ins, values and tag loss, measured on the true acts of worlds. Groups are advertisers: what they
 * sell and which campaigns they run decide more than who their customers are.
 */
final class ActStudy {
    private static final Set<String> BAD = Set.of("poor", "hopeless");
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    private final Ratio hour = new Ratio();
    private final Ratio day = new Ratio();
    private final AppDelays installs = new AppDelays();
    private final Ratio devices = new Ratio();
    private final Ratio nameless = new Ratio();
    private final Ratio namelessPurchases = new Ratio();
    private final Ratio gap = new Ratio();
    private final Ratio gapBad = new Ratio();
    private final MedianSigma sigma = new MedianSigma();

    /** One world's acts, each told to the figures as it is read. */
    private final class WorldActs {
        private final long number;
        private final Map<String, Long> groups = new HashMap<>();
        private final Set<String> bad = new HashSet<>();
        private final Set<String> tagged = new HashSet<>();

        WorldActs(int number) {
            this.number = number;
        }

        void advertiser(JsonNode one) {
            String advertiser = one.get("advertiserId").asText();
            groups.put(advertiser, number << 32 | groups.size());
            if (BAD.contains(one.get("quality").asText())) {
                bad.add(advertiser);
            }
        }

        void report(JsonNode report) {
            if (report.get("channel").asText().equals("tag") && report.has("actId")) {
                tagged.add(report.get("actId").asText());
            }
        }

        void act(JsonNode act) {
            String advertiser = act.get("advertiserId").asText();
            long group = groups.getOrDefault(advertiser, -1L);
            String type = act.get("type").asText();
            if (type.equals("page_visit")) {
                nameless.add(group, !act.get("loggedIn").asBoolean());
            }
            if (!act.has("goal") || act.has("refundOf")) {
                return;
            }
            if (!type.equals("in_app_purchase") && act.has("sinceClick")) {
                delay(group, type, act.get("sinceClick").asDouble());
            }
            if (type.equals("checkout")) {
                devices.add(group, act.get("devicesOnPath").asInt() > 1);
                namelessPurchases.add(group, !act.get("loggedIn").asBoolean());
                sigma.add(group, Math.log(act.get("valueMinor").asDouble()));
                (bad.contains(advertiser) ? gapBad : gap)
                        .add(group, !tagged.contains(act.get("actId").asText()));
            }
        }

        private void delay(long group, String type, double seconds) {
            if (!type.equals("app_install")) {
                hour.add(group, seconds <= HOUR);
                day.add(group, seconds <= DAY);
            } else if (seconds <= DAY) {
                installs.add(group, seconds);
            }
        }
    }

    /** Measures a world's truth. */
    void add(Path world, int number) {
        var acts = new WorldActs(number);
        JsonLines.read(world.resolve("truth/advertisers.jsonl"), acts::advertiser);
        JsonLines.read(world.resolve("truth/reports.jsonl"), acts::report);
        JsonLines.read(world.resolve("truth/acts.jsonl"), acts::act);
    }

    Map<Figure, Sample> samples() {
        var samples = new HashMap<Figure, Sample>();
        samples.put(Figure.CLICK_HOUR, hour);
        samples.put(Figure.CLICK_DAY, day);
        samples.put(Figure.INSTALL_MEDIAN, installs.median());
        samples.put(Figure.INSTALL_HOUR, installs.within(HOUR));
        samples.put(Figure.SEVERAL_DEVICES, devices);
        samples.put(Figure.VIEWS_NAMELESS, nameless);
        samples.put(Figure.PURCHASES_NAMELESS, namelessPurchases);
        samples.put(Figure.TAG_GAP, gap);
        samples.put(Figure.TAG_GAP_BAD, gapBad);
        samples.put(Figure.VALUE_SIGMA, sigma);
        return samples;
    }
}
