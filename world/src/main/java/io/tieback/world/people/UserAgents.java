package io.tieback.world.people;

import io.tieback.world.random.Draws;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;

/**
 * User agent strings: a few that very many share, and a tail of old versions and named models.
 *
 * <p>The versions of one browser fall off geometrically; how fast, and how fat the tail is, are knobs, fitted so that
 * two random browsers share an agent about as often as published.
 */
final class UserAgents {
    private static final String[] MODELS = {
        "SM-G991B",
        "SM-A536B",
        "SM-S918B",
        "Pixel 7",
        "Pixel 8 Pro",
        "M2101K6G",
        "CPH2409",
        "2201117TG",
        "moto g54",
        "RMX3771",
        "SM-A145R",
        "V2247",
        "Nokia G42",
        "XQ-DQ54",
        "A065",
        "SM-F731B"
    };
    private static final String[] PHONE_SCREENS = {"412x915", "360x800", "393x873", "384x832"};
    private static final String[] IOS_SCREENS = {"390x844", "393x852", "430x932", "375x667"};
    private static final String[] COMPUTER_SCREENS = {"1920x1080", "1536x864", "2560x1440", "1366x768"};
    private static final int NEWEST_CHROME = 143;

    private final double decay;
    private final double tail;
    private final double[] screens;

    UserAgents(WorldSettings settings) {
        decay = settings.get(Knob.AGENT_VERSION_DECAY);
        tail = settings.get(Knob.AGENT_OLD);
        screens = settings.all(Knob.AGENT_SCREENS);
    }

    /** An agent for a browser of this device; {@code capped} chooses the family that caps script cookies. */
    String agent(Draws draws, DeviceKind kind, boolean capped) {
        boolean old = draws.chance(tail);
        int age = old ? 3 + draws.below(25) : age(draws);
        if (kind == DeviceKind.PHONE || kind == DeviceKind.TABLET) {
            return capped ? safariMobile(kind, age, draws) : chromeMobile(old, age, draws);
        }
        return computer(draws, capped, age);
    }

    /** The agent of apps on this device: names the model, so far richer than a browser's. */
    String appAgent(Draws draws, boolean ios) {
        return ios
                ? "MarketApp/7." + age(draws) + " (iPhone" + (13 + draws.below(5)) + "," + (1 + draws.below(4))
                        + "; iOS 18." + age(draws) + ")"
                : "MarketApp/7." + age(draws) + " (" + MODELS[draws.below(MODELS.length)] + "; Android "
                        + (15 - age(draws)) + ")";
    }

    String screen(Draws draws, DeviceKind kind, boolean capped) {
        int size = draws.pick(screens);
        if (kind.isComputer()) {
            return COMPUTER_SCREENS[size];
        }
        return capped ? IOS_SCREENS[size] : PHONE_SCREENS[size];
    }

    private int age(Draws draws) {
        int age = 0;
        while (age < 9 && draws.chance(decay)) {
            age++;
        }
        return age;
    }

    private static String safariMobile(DeviceKind kind, int age, Draws draws) {
        String version = (18 - age / 6) + "." + (6 - age % 6);
        String patch = draws.chance(.3) ? "_1" : "";
        String device = kind == DeviceKind.TABLET ? "iPad; CPU OS " : "iPhone; CPU iPhone OS ";
        return "Mozilla/5.0 (" + device + version.replace('.', '_') + patch
                + " like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/" + version
                + " Mobile/15E148 Safari/604.1";
    }

    private static String chromeMobile(boolean old, int age, Draws draws) {
        String model = old ? MODELS[draws.below(MODELS.length)] : "K";
        String android = old ? String.valueOf(9 + draws.below(7)) : "10";
        return "Mozilla/5.0 (Linux; Android " + android + "; " + model
                + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + (NEWEST_CHROME - age)
                + ".0.0.0 Mobile Safari/537.36";
    }

    private static String computer(Draws draws, boolean capped, int age) {
        if (capped) {
            return "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/"
                    + (18 - age / 6) + "." + (6 - age % 6) + " Safari/605.1.15";
        }
        double which = draws.unit();
        String system = which < .8 ? "Windows NT 10.0; Win64; x64" : "Macintosh; Intel Mac OS X 10_15_7";
        int version = NEWEST_CHROME - age;
        double family = draws.unit();
        if (family < .1) {
            return "Mozilla/5.0 (" + system + "; rv:" + version + ".0) Gecko/20100101 Firefox/" + version + ".0";
        }
        String chrome = "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version
                + ".0.0.0 Safari/537.36";
        return family < .25 ? chrome + " Edg/" + version + ".0.0.0" : chrome;
    }
}
