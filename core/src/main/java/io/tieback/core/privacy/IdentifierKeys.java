package io.tieback.core.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.tieback.core.privacy.MatchKey.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns identifiers into match keys. Clients normalise the same identifier differently before they hash it, and no
 * hash can be turned into another; so a raw identifier gives a key for every form in use, and whichever form a partner
 * hashed is found. Only forms that name the same person are made: dots in an address are dropped at Gmail alone.
 *
 * <p>An identifier that cannot be used is answered, not thrown; the identifier itself is in no answer.
 */
public final class IdentifierKeys {
    /** The most characters of an id, cookie or click id. */
    public static final int MAX_ID_LENGTH = 256;

    private static final int MAX_EMAIL_LENGTH = 254;
    private static final int MAX_PHONE_LENGTH = 40;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern ZERO_UUID = Pattern.compile("[0-]+");
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    private final Pepper pepper;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    /** Keys under {@code pepper}. */
    public IdentifierKeys(Pepper pepper) {
        this.pepper = pepper;
    }

    /** An e-mail address: trimmed and lower case; at Gmail also without dots and tag; and as it was written. */
    public Keyed email(String raw) {
        String trimmed = raw.strip();
        Optional<Keyed> hash = hashWhereRawBelongs(Kind.EMAIL, trimmed);
        if (hash.isPresent()) {
            return hash.get();
        }
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (trimmed.isEmpty()) {
            return Keyed.refused(IdentifierFlaw.EMPTY);
        }
        if (lower.length() > MAX_EMAIL_LENGTH) {
            return Keyed.refused(IdentifierFlaw.TOO_LONG);
        }
        if (!EMAIL.matcher(lower).matches() || !isSoundText(lower)) {
            return Keyed.refused(IdentifierFlaw.NOT_AN_EMAIL);
        }
        Set<String> forms = new LinkedHashSet<>(List.of(lower));
        forms.add(withoutGmailFreedoms(lower));
        forms.add(trimmed);
        return used(Kind.EMAIL, "", forms);
    }

    /** The SHA-256 of an e-mail address, normalised by whoever hashed it. */
    public Keyed hashedEmail(String hash) {
        return hashed(Kind.EMAIL, hash, hash.indexOf('@') >= 0);
    }

    /**
     * A phone number: digits with the country code, with and without the leading plus.
     *
     * @param region two-letter country in which numbers without a country code are read, or empty
     */
    public Keyed phone(String raw, String region) {
        String trimmed = raw.strip();
        Optional<Keyed> hash = hashWhereRawBelongs(Kind.PHONE, trimmed);
        if (hash.isPresent()) {
            return hash.get();
        }
        if (trimmed.isEmpty()) {
            return Keyed.refused(IdentifierFlaw.EMPTY);
        }
        if (trimmed.length() > MAX_PHONE_LENGTH) {
            return Keyed.refused(IdentifierFlaw.TOO_LONG);
        }
        boolean international = trimmed.startsWith("+") || trimmed.startsWith("00");
        Optional<String> number = international
                ? international(trimmed)
                : national(trimmed, region).or(() -> international(trimmed));
        if (number.isEmpty()) {
            return Keyed.refused(IdentifierFlaw.NOT_A_PHONE);
        }
        String withPlus = number.get();
        Keyed used = used(Kind.PHONE, "", List.of(withPlus, withPlus.substring(1)));
        return international ? used : used.noting(IdentifierFlaw.PHONE_WITHOUT_PLUS);
    }

    /** The SHA-256 of a phone number, with or without the plus. */
    public Keyed hashedPhone(String hash) {
        return hashed(Kind.PHONE, hash, hash.strip().startsWith("+") || hash.indexOf(' ') >= 0);
    }

    /** A mobile advertising id: lower case, and upper case as iOS writes it. */
    public Keyed mobileAdId(String raw) {
        String lower = raw.strip().toLowerCase(Locale.ROOT);
        Optional<Keyed> hash = hashWhereRawBelongs(Kind.MOBILE_AD_ID, lower);
        if (hash.isPresent()) {
            return hash.get();
        }
        if (lower.isEmpty()) {
            return Keyed.refused(IdentifierFlaw.EMPTY);
        }
        if (ZERO_UUID.matcher(lower).matches()) {
            return Keyed.refused(IdentifierFlaw.ALL_ZERO_MOBILE_AD_ID);
        }
        return UUID.matcher(lower).matches()
                ? used(Kind.MOBILE_AD_ID, "", List.of(lower, lower.toUpperCase(Locale.ROOT)))
                : Keyed.refused(IdentifierFlaw.NOT_A_MOBILE_AD_ID);
    }

    /** The SHA-256 of a mobile advertising id in either case. */
    public Keyed hashedMobileAdId(String hash) {
        return hashed(Kind.MOBILE_AD_ID, hash, hash.strip().length() == 36 && hash.indexOf('-') > 0);
    }

    /**
     * An advertiser's own id of its customer, byte-exact.
     *
     * @param advertiserId whose id; the same text of two advertisers gives two keys
     */
    public Keyed externalId(String advertiserId, String id) {
        return exact(Kind.EXTERNAL_ID, advertiserId, id);
    }

    /**
     * The value of an advertiser's first-party cookie, byte-exact.
     *
     * @param advertiserId whose cookie
     */
    public Keyed cookie(String advertiserId, String value) {
        return exact(Kind.COOKIE, advertiserId, value);
    }

    /** The platform's own click id, byte-exact. */
    public Keyed clickId(String id) {
        return exact(Kind.CLICK_ID, "", id);
    }

    /** Whether {@code text} has neither control characters nor halves of surrogate pairs. */
    public static boolean isSoundText(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private Keyed exact(Kind kind, String scope, String id) {
        if (id.isBlank()) {
            return Keyed.refused(IdentifierFlaw.EMPTY);
        }
        if (id.length() > MAX_ID_LENGTH) {
            return Keyed.refused(IdentifierFlaw.TOO_LONG);
        }
        return isSoundText(id) ? used(kind, scope, List.of(id)) : Keyed.refused(IdentifierFlaw.BAD_CHARACTERS);
    }

    private Keyed hashed(Kind kind, String hash, boolean looksRaw) {
        Optional<byte[]> digest = HashText.read(hash);
        if (digest.isPresent()) {
            return HashText.isOfNothing(digest.get())
                    ? Keyed.refused(IdentifierFlaw.HASH_OF_NOTHING)
                    : Keyed.used(List.of(pepper.key(kind, "", digest.get())));
        }
        if (hash.isBlank()) {
            return Keyed.refused(IdentifierFlaw.EMPTY);
        }
        if (HashText.isOtherHash(hash)) {
            return Keyed.refused(IdentifierFlaw.OTHER_HASH);
        }
        return Keyed.refused(looksRaw ? IdentifierFlaw.RAW_WHERE_HASH_BELONGS : IdentifierFlaw.NOT_A_SHA256);
    }

    private Optional<Keyed> hashWhereRawBelongs(Kind kind, String text) {
        if (HashText.read(text).isEmpty()) {
            return Optional.empty();
        }
        Keyed hashed = hashed(kind, text, false);
        return Optional.of(hashed.isUsable() ? hashed.noting(IdentifierFlaw.HASH_WHERE_RAW_BELONGS) : hashed);
    }

    private Keyed used(Kind kind, String scope, Collection<String> forms) {
        return Keyed.used(forms.stream()
                .map(form -> pepper.key(kind, scope, Sha256.of(form)))
                .distinct()
                .toList());
    }

    /** Google's rule: at its two domains dots before the at sign and a tag after a plus mean nothing. */
    private static String withoutGmailFreedoms(String email) {
        int at = email.lastIndexOf('@');
        if (!GMAIL.contains(email.substring(at + 1))) {
            return email;
        }
        String local = email.substring(0, at);
        int plus = local.indexOf('+');
        String untagged = (plus > 0 ? local.substring(0, plus) : local).replace(".", "");
        return untagged.isEmpty() ? email : untagged + email.substring(at);
    }

    private Optional<String> international(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return isPhoneText(text) ? parse("+" + digits.substring(start), "ZZ") : Optional.empty();
    }

    private Optional<String> national(String text, String region) {
        return region.isEmpty() || !isPhoneText(text) ? Optional.empty() : parse(text, region);
    }

    private static boolean isPhoneText(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.()/ \u00a0".indexOf(c) >= 0);
    }

    private Optional<String> parse(String text, String region) {
        try {
            PhoneNumber number = phones.parse(text, region);
            return phones.isValidNumber(number)
                    ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
