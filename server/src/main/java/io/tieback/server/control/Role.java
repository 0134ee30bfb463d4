package io.tieback.server.control;

import java.util.Locale;

/** What a key may do. */
public enum Role {
    /** Posts an advertiser's reports and reads its totals; learns nothing of users nor of matches. */
    ADVERTISER("tb_adv_"),
    /** Posts engagements, sightings, identifiers and erasures, and reads users. */
    PLATFORM("tb_plat_"),
    /** Reads all advertisers' totals and lives of reports, without users. */
    READER("tb_read_");

    private final String prefix;

    Role(String prefix) {
        this.prefix = prefix;
    }

    /** How secrets of the role start, so that people and secret scanners know them. */
    public String prefix() {
        return prefix;
    }

    /** The role's name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
