package io.tieback.eval.world;

/** A published figure that the world must show, and where it was published. */
public enum Figure {
    DESKTOP_IPS_P10("IPs per active day, desktop, 10th percentile", "count", 1.0, Source.ZIMMECK),
    DESKTOP_IPS_P50("IPs per active day, desktop, median", "count", 1.55, Source.ZIMMECK),
    DESKTOP_IPS_P90("IPs per active day, desktop, 90th percentile", "count", 2.3, Source.ZIMMECK),
    PHONE_IPS_P10("IPs per active day, phone, 10th percentile", "count", 1.25, Source.ZIMMECK),
    PHONE_IPS_P50("IPs per active day, phone, median", "count", 3.4, Source.ZIMMECK),
    PHONE_IPS_P90("IPs per active day, phone, 90th percentile", "count", 6.7, Source.ZIMMECK),
    DESKTOP_SHORT_PAIRS("device-IP pairs that live under a day, desktop", "share", .82, Source.ZIMMECK),
    PHONE_SHORT_PAIRS("device-IP pairs that live under a day, phone", "share", .91, Source.ZIMMECK),
    DESKTOP_AGAIN_DAY("IP seen again a day or more later, desktop", "share", .78, Source.ZIMMECK),
    PHONE_AGAIN_DAY("IP seen again a day or more later, phone", "share", .68, Source.ZIMMECK),
    DESKTOP_AGAIN_WEEK("IP seen again a week or more later, desktop", "share", .45, Source.ZIMMECK),
    PHONE_AGAIN_WEEK("IP seen again a week or more later, phone", "share", .45, Source.ZIMMECK),
    DESKTOP_SWITCHES("IP switches per active day, desktop, median", "count", 1.0, Source.ZIMMECK),
    PHONE_SWITCHES("IP switches per active day, phone, median", "count", 3.4, Source.ZIMMECK),
    PEOPLE_SHARING("people whose phone and desktop ever share an IP", "share", .77, Source.ZIMMECK),
    SESSIONS_APART("desktop sessions where no phone of the person was seen", "share", .53, Source.ZIMMECK),
    SAME_AGENT("two random browsers share a user agent", "share", .087, Source.AGENTS),
    SAME_AGENT_SCREEN("two random browsers share agent and screen", "share", .061, Source.AGENTS),
    COOKIES_CLEARED("browsers whose cookies are cleared in 30 days", "share", .31, Source.COMSCORE),
    COOKIES_OF_FEW("cookies that 7 % of the browsers own", "share", .35, Source.COMSCORE),
    CLICK_HOUR("conversions within an hour of the click", "share", .35, Source.CHAPELLE),
    CLICK_DAY("conversions within 24 hours of the click", "share", .50, Source.CHAPELLE),
    INSTALL_MEDIAN("app installs within a day of the click: median delay", "seconds", 198, Source.TALKINGDATA),
    INSTALL_HOUR("app installs within a day of the click: within an hour", "share", .73, Source.TALKINGDATA),
    SEVERAL_DEVICES("purchase journeys on two or more devices", "share", .31, Source.CRITEO),
    VIEWS_NAMELESS("page views without log-in", "share", .48, Source.RICHRELEVANCE),
    PURCHASES_NAMELESS("purchases without log-in", "share", .13, Source.RICHRELEVANCE),
    TAG_GAP("orders without a tag report, usual set-ups", "share", .10, Source.VENDOR),
    TAG_GAP_BAD("orders without a tag report, bad set-ups", "share", .30, Source.VENDOR),
    VALUE_SIGMA("sd of ln order value, median advertiser", "ln", .785, Source.ORDERS);

    /** Where figures were published. */
    private static final class Source {
        private static final String ZIMMECK = "Zimmeck et al., USENIX Security 2017 (107 people)";
        private static final String AGENTS = "user-agent statistics 2026 (weighted profiles)";
        private static final String COMSCORE = "comScore 2007";
        private static final String CHAPELLE = "Chapelle, KDD 2014 (from notes)";
        private static final String TALKINGDATA = "TalkingData sample, n = 227";
        private static final String CRITEO = "Criteo, 5 M journeys, US";
        private static final String RICHRELEVANCE = "RichRelevance 2016, 100 sites";
        private static final String VENDOR = "a vendor's page, one source";
        private static final String ORDERS = "CDNOW .73, Hillstrom .84";
    }

    private static final double RELATIVE = .15;
    private static final double ABSOLUTE = .03;

    private final String title;
    private final String unit;
    private final double published;
    private final String source;

    Figure(String title, String unit, double published, String source) {
        this.title = title;
        this.unit = unit;
        this.published = published;
        this.source = source;
    }

    /** What it is, in words. */
    public String title() {
        return title;
    }

    /** count, share, seconds or ln (of a sum of money). */
    public String unit() {
        return unit;
    }

    /** The published number. */
    public double published() {
        return published;
    }

    /** Who published it. */
    public String source() {
        return source;
    }

    /** How far the world may be off: 15 % of the figure or .03, whichever is wider. */
    public double tolerance() {
        return Math.max(RELATIVE * published, ABSOLUTE);
    }
}
