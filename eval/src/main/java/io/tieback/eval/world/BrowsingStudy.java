package io.tieback.eval.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Networks, agents and cookies, measured on the browsing log of a world as a study measures them on its volunteers. */
final class BrowsingStudy {
    private static final double MONTH = 30 * 86_400.0;

    private final Map<Long, DeviceLog> devices = new TreeMap<>();
    private final Map<Long, Set<Long>> cookies = new TreeMap<>();
    private final Map<Long, Long> browserOwner = new HashMap<>();
    private final Collision agents = new Collision();
    private final Collision agentsAndScreens = new Collision();
    private double start = Double.NaN;

    /** Reads a world's browsing log. */
    static BrowsingStudy of(Path world) {
        var study = new BrowsingStudy();
        JsonLines.read(world.resolve("truth/browsing.jsonl"), study::event);
        return study;
    }

    private void event(JsonNode event) {
        double time = event.get("occurredAt").asDouble();
        start = Double.isNaN(start) ? time : start;
        String kind = event.get("device").asText();
        long person = event.get("personId").asLong();
        long browser = event.get("browserId").asLong();
        if (browserOwner.putIfAbsent(browser, person) == null) {
            String agent = event.get("userAgent").asText();
            agents.add(person, agent);
            agentsAndScreens.add(person, agent + "|" + event.get("screen").asText());
        }
        boolean phone = kind.equals("phone");
        if (!phone && time - start < MONTH && !kind.equals("tablet")) {
            cookies.computeIfAbsent(browser, b -> new HashSet<>())
                    .add(event.get("cookie").asLong());
        }
        if (!kind.equals("tablet")) {
            long device = event.get("deviceId").asLong();
            devices.computeIfAbsent(device, d -> new DeviceLog(person, phone))
                    .add(time, event.get("ip").asText());
        }
    }

    Map<Figure, Sample> samples() {
        var samples = new EnumMap<Figure, Sample>(Figure.class);
        days(samples);
        repeats(samples);
        sharing(samples);
        samples.put(Figure.SAME_AGENT, agents);
        samples.put(Figure.SAME_AGENT_SCREEN, agentsAndScreens);
        var cleared = new Ratio();
        var owners = new TopShare(.07);
        cookies.forEach((browser, values) -> {
            cleared.add(browser, values.size() > 1);
            owners.put(browser, values.size());
        });
        samples.put(Figure.COOKIES_CLEARED, cleared);
        samples.put(Figure.COOKIES_OF_FEW, owners);
        return samples;
    }

    private void days(Map<Figure, Sample> samples) {
        var ips = List.of(new Quantile(.5), new Quantile(.5));
        var switches = List.of(new Quantile(.5), new Quantile(.5));
        for (DeviceLog device : devices.values()) {
            int kind = device.isPhone() ? 1 : 0;
            ips.get(kind).add(device.person(), device.addressesPerDay());
            switches.get(kind).add(device.person(), device.switchesPerDay());
        }
        samples.put(Figure.DESKTOP_IPS_P10, ips.get(0).at(.1));
        samples.put(Figure.DESKTOP_IPS_P50, ips.get(0));
        samples.put(Figure.DESKTOP_IPS_P90, ips.get(0).at(.9));
        samples.put(Figure.PHONE_IPS_P10, ips.get(1).at(.1));
        samples.put(Figure.PHONE_IPS_P50, ips.get(1));
        samples.put(Figure.PHONE_IPS_P90, ips.get(1).at(.9));
        samples.put(Figure.DESKTOP_SWITCHES, switches.get(0));
        samples.put(Figure.PHONE_SWITCHES, switches.get(1));
    }

    private void repeats(Map<Figure, Sample> samples) {
        var shorts = List.of(new Ratio(), new Ratio());
        var days = List.of(new Ratio(), new Ratio());
        var weeks = List.of(new Ratio(), new Ratio());
        for (DeviceLog device : devices.values()) {
            int kind = device.isPhone() ? 1 : 0;
            device.shortPairs(shorts.get(kind));
            device.seenAgain(1, days.get(kind));
            device.seenAgain(7, weeks.get(kind));
        }
        samples.put(Figure.DESKTOP_SHORT_PAIRS, shorts.get(0));
        samples.put(Figure.PHONE_SHORT_PAIRS, shorts.get(1));
        samples.put(Figure.DESKTOP_AGAIN_DAY, days.get(0));
        samples.put(Figure.PHONE_AGAIN_DAY, days.get(1));
        samples.put(Figure.DESKTOP_AGAIN_WEEK, weeks.get(0));
        samples.put(Figure.PHONE_AGAIN_WEEK, weeks.get(1));
    }

    private void sharing(Map<Figure, Sample> samples) {
        var phones = new HashMap<Long, Set<String>>();
        devices.values().stream()
                .filter(DeviceLog::isPhone)
                .forEach(phone -> phones.put(phone.person(), phone.addresses()));
        var shared = new TreeMap<Long, Boolean>();
        var apart = new Ratio();
        for (DeviceLog desktop : devices.values()) {
            Set<String> ofPhone = phones.get(desktop.person());
            if (!desktop.isPhone() && ofPhone != null) {
                boolean ever = false;
                for (int i = 0; i < desktop.size(); i++) {
                    boolean met = ofPhone.contains(desktop.address(i));
                    apart.add(desktop.person(), !met);
                    ever |= met;
                }
                shared.merge(desktop.person(), ever, Boolean::logicalOr);
            }
        }
        var people = new Ratio();
        shared.forEach(people::add);
        samples.put(Figure.PEOPLE_SHARING, people);
        samples.put(Figure.SESSIONS_APART, apart);
    }
}
