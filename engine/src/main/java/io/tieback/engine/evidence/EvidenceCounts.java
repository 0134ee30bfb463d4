package io.tieback.engine.evidence;

import io.tieback.core.identity.Sought;
import java.util.Locale;

/** Names under which questions at addresses and cookies are counted. They are part of the store's format. */
public final class EvidenceCounts {
    /** Answers of addresses to reports, those that name nobody among them. */
    public static final String ADDRESS_ANSWERS = "address_answers";

    /** Of these, answers of addresses that had more users than they keep. */
    public static final String ADDRESS_CAPPED = "address_answers_capped";

    /** Users of addresses who are not kept there, summed over the answers. */
    public static final String ADDRESS_UNKEPT = "address_users_unkept";

    /** Questions to addresses that too many ask. */
    public static final String ADDRESS_TOO_COMMON = "address_too_common";

    /** Questions to addresses that were the advertiser's server's own. */
    public static final String SERVER_ADDRESS = "address_of_server";

    /** Answers of cookies to reports. */
    public static final String COOKIE_ANSWERS = "cookie_answers";

    /** Of these, answers of cookies that keep as many users as they can. */
    public static final String COOKIE_CAPPED = "cookie_answers_capped";

    /** Questions to cookies that too many ask. */
    public static final String COOKIE_TOO_COMMON = "cookie_too_common";

    private EvidenceCounts() {}

    /** Acts whose user was sought among the candidates, the keys withheld that name the user: with this outcome. */
    public static String sought(Sought.Outcome outcome) {
        return "sought_" + outcome.name().toLowerCase(Locale.ROOT);
    }
}
