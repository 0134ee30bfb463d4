package io.tieback.core.report;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was done: a known type or an advertiser's own. Two types are equal when their names are.
 *
 * @param name lower-case name of 1 to 64 characters out of {@code a-z 0-9 _}
 */
public record ConversionType(String name) implements Comparable<ConversionType> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Set<String> PURCHASES = Set.of("checkout", "in_app_purchase", "offline_purchase");
    private static final Set<String> KNOWN = Set.of(
            "page_visit",
            "view_content",
            "view_category",
            "search",
            "add_to_cart",
            "add_to_wishlist",
            "add_payment_info",
            "initiate_checkout",
            "checkout",
            "lead",
            "signup",
            "subscribe",
            "app_install",
            "in_app_purchase",
            "offline_purchase",
            "watch_video",
            "custom");

    /** @throws IllegalArgumentException if the name has not the stated form; ask {@link #isWellFormed} first */
    public ConversionType {
        if (!isWellFormed(name)) {
            throw new IllegalArgumentException("not a conversion type name");
        }
    }

    /** Whether {@code name} can name a type. */
    public static boolean isWellFormed(String name) {
        return KNOWN.contains(name) || FORM.matcher(name).matches();
    }

    /** Names of the types that Tieback knows. */
    public static Set<String> known() {
        return KNOWN;
    }

    /** Whether the type is one that Tieback knows; others are the advertiser's own. */
    public boolean isKnown() {
        return KNOWN.contains(name);
    }

    /** Whether an order id identifies an act of this type. */
    public boolean isPurchase() {
        return PURCHASES.contains(name);
    }

    @Override
    public int compareTo(ConversionType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
