package io.tieback.eval.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Networks, agents and cookies, measured on the browsing logs of worlds as a study measures them on its volunteers.
 * Groups are people.
 */
final class BrowsingStudy {
    private static final double MONTH = 30 * 86_400.0;

    private final Collision agents = new Collision();
    private final Collision agentsAndScreens = new Collision();
    private final Ratio cleared = new Ratio();
    private final TopShare owners = new TopShare(.07);
    private final Ratio sharing = new Ratio();
    private final Ratio apart = new Ratio();
    private final KindStudy desktops = new KindStudy();
    private final KindStudy phones = new KindStudy();

    /** What is measured alike on desktops and on phones. */
    private static final class KindStudy {
        private final Quantile addresses = new Quantile(.5);
        private final Quantile switches = new Quantile(.5);
        private final Ratio shortPairs = new Ratio();
        private final Ratio againAfterADay = new Ratio();
        private final Ratio againAfterAWeek = new Ratio();

        void add(DeviceLog device) {
            addresses.add(device.person(), device.addressesPerDay());
            switches.add(device.person(), device.switchesPerDay());
            device.shortPairs(shortPairs);
            device.seenAgain(1, againAfterADay);
            device.seenAgain(7, againAfterAWeek);
        }
    }

    /** One world's log, which is forgotten when it has been measured. */
    private final class WorldLog {
        private final long number;
        private final Map<Long, DeviceLog> devices = new TreeMap<>();
        private final Map<Long, Set<Long>> cookies = new TreeMap<>();
        private final Map<Long, Long> browserOwner = new HashMap<>();
        private double start = Double.NaN;

        WorldLog(int number) {
            this.number = number;
        }

        void event(JsonNode event) {
            double time = event.get("occurredAt").asDouble();
            start = Double.isNaN(start) ? time : start;
            String kind = event.get("device").asText();
            long person = number << 32 | event.get("personId").asLong();
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

        void measure() {
            devices.values().forEach(device -> (device.isPhone() ? phones : desktops).add(device));
            cookies.forEach((browser, values) -> {
                long person = browserOwner.getOrDefault(browser, 0L);
                cleared.add(person, values.size() > 1);
                owners.add(person, values.size());
            });
            share(devices.values());
        }
    }

    /** Measures a world's browsing log; one without lines adds nothing. */
    void add(Path world, int number) {
        var log = new WorldLog(number);
        JsonLines.read(world.resolve("truth/browsing.jsonl"), log::event);
        log.measure();
    }

    private void share(Collection<DeviceLog> devices) {
        var ofPhones = new HashMap<Long, Set<String>>();
        devices.stream().filter(DeviceLog::isPhone).forEach(phone -> ofPhones.put(phone.person(), phone.addresses()));
        var shared = new TreeMap<Long, Boolean>();
        for (DeviceLog desktop : devices) {
            Set<String> ofPhone = ofPhones.get(desktop.person());
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
        shared.forEach(sharing::add);
    }

    Map<Figure, Sample> samples() {
        var samples = new HashMap<Figure, Sample>();
        samples.put(Figure.DESKTOP_IPS_P10, desktops.addresses.at(.1));
        samples.put(Figure.DESKTOP_IPS_P50, desktops.addresses);
        samples.put(Figure.DESKTOP_IPS_P90, desktops.addresses.at(.9));
        samples.put(Figure.PHONE_IPS_P10, phones.addresses.at(.1));
        samples.put(Figure.PHONE_IPS_P50, phones.addresses);
        samples.put(Figure.PHONE_IPS_P90, phones.addresses.at(.9));
        samples.put(Figure.DESKTOP_SWITCHES, desktops.switches);
        samples.put(Figure.PHONE_SWITCHES, phones.switches);
        samples.put(Figure.DESKTOP_SHORT_PAIRS, desktops.shortPairs);
        samples.put(Figure.PHONE_SHORT_PAIRS, phones.shortPairs);
        samples.put(Figure.DESKTOP_AGAIN_DAY, desktops.againAfterADay);
        samples.put(Figure.PHONE_AGAIN_DAY, phones.againAfterADay);
        samples.put(Figure.DESKTOP_AGAIN_WEEK, desktops.againAfterAWeek);
        samples.put(Figure.PHONE_AGAIN_WEEK, phones.againAfterAWeek);
        samples.put(Figure.PEOPLE_SHARING, sharing);
        samples.put(Figure.SESSIONS_APART, apart);
        samples.put(Figure.SAME_AGENT, agents);
        samples.put(Figure.SAME_AGENT_SCREEN, agentsAndScreens);
        samples.put(Figure.COOKIES_CLEARED, cleared);
        samples.put(Figure.COOKIES_OF_FEW, owners);
        return samples;
    }
}
