package io.tieback.world.ads;

/** What an advertiser sells, and so which act is its last. */
public enum Vertical {
    RETAIL("checkout"),
    STORE("offline_purchase"),
    LEAD("lead"),
    SIGNUP("signup"),
    SUBSCRIPTION("subscribe"),
    APP("app_install");

    private final String goal;

    Vertical(String goal) {
        this.goal = goal;
    }

    /** The conversion type of the act that its campaigns are for. */
    public String goal() {
        return goal;
    }

    /** Whether that act has an order and can be taken back. */
    public boolean sells() {
        return this == RETAIL || this == STORE || this == SUBSCRIPTION;
    }
}
