package io.tieback.core.admit;

import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.IdentifierFlaw;
import io.tieback.core.privacy.IdentifierKeys;
import io.tieback.core.privacy.Keyed;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.NetworkKeys;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.Pepper;
import io.tieback.core.report.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns a row's identifiers into match keys; what cannot be used is said and left out. */
final class IdentifierReading {
    private final IdentifierKeys identifiers;
    private final NetworkKeys networks;
    private final NetworkTable listed;

    IdentifierReading(Pepper pepper, NetworkTable listed) {
        this.identifiers = new IdentifierKeys(pepper);
        this.networks = new NetworkKeys(pepper, listed);
        this.listed = listed;
    }

    /**
     * Keys found and how many identifiers gave none.
     *
     * @param keys may hold one twice
     */
    record Read(List<MatchKey> keys, int unusable) {}

    /**
     * Reads all identifiers of a row.
     *
     * @param advertiser whose the external ids and cookies are, given the advertiser that the identifier names
     * @param region for phone numbers without country code, or empty
     */
    Read all(RowReading row, RawIdentifiers raw, Function<String, String> advertiser, String region) {
        Gathering found = new Gathering(row);
        found.add(raw.emails(), identifiers::email);
        found.add(raw.hashedEmails(), identifiers::hashedEmail);
        found.add(raw.phones(), phone -> identifiers.phone(phone, region));
        found.add(raw.hashedPhones(), identifiers::hashedPhone);
        found.add(raw.mobileAdIds(), identifiers::mobileAdId);
        found.add(raw.hashedMobileAdIds(), identifiers::hashedMobileAdId);
        found.addScoped(raw.externalIds(), advertiser, identifiers::externalId);
        found.addScoped(raw.cookies(), advertiser, identifiers::cookie);
        found.addOne(raw.clickId(), identifiers::clickId);
        return found.read();
    }

    /** The keys of a click id. */
    List<MatchKey> clickId(RowReading row, RawValue value) {
        return one(row, value, identifiers::clickId);
    }

    /** The keys of an address. */
    List<MatchKey> network(RowReading row, RawValue ip) {
        return one(row, ip, networks::of);
    }

    /** What is kept of an address and a user agent besides keys; what cannot be read is not known. */
    Trace trace(RawValue ip, RawValue userAgent) {
        return new Trace(
                AgentTraits.of(userAgent.text()), listed.classOf(ip.text()).orElse(""));
    }

    private static List<MatchKey> one(RowReading row, RawValue value, Function<String, Keyed> reader) {
        Gathering found = new Gathering(row);
        found.addOne(value, reader);
        return found.read().keys();
    }

    /** Reads an identifier within an advertiser's scope. */
    private interface ScopedReader {
        Keyed read(String advertiserId, String id);
    }

    private static final class Gathering {
        private final RowReading row;
        private final List<MatchKey> keys = new ArrayList<>();
        private int unusable;

        Gathering(RowReading row) {
            this.row = row;
        }

        Read read() {
            return new Read(List.copyOf(keys), unusable);
        }

        void add(List<RawValue> values, Function<String, Keyed> reader) {
            for (RawValue value : firstTen(values, RawIdentifiers.MAX_OF_A_KIND)) {
                addOne(value, reader);
            }
            if (values.size() > RawIdentifiers.MAX_OF_A_KIND) {
                tooMany(values.get(RawIdentifiers.MAX_OF_A_KIND));
            }
        }

        void addScoped(List<RawScoped> values, Function<String, String> advertiser, ScopedReader reader) {
            for (RawScoped value : firstTen(values, RawIdentifiers.MAX_OF_A_KIND)) {
                String scope = advertiser.apply(row.text(value.advertiserId(), IdentifierKeys.MAX_ID_LENGTH));
                if (scope.isEmpty()) {
                    refuse(IssueCode.IDENTIFIER_WITHOUT_ADVERTISER, value.id());
                } else {
                    addOne(value.id(), id -> reader.read(scope, id));
                }
            }
            if (values.size() > RawIdentifiers.MAX_OF_A_KIND) {
                tooMany(values.get(RawIdentifiers.MAX_OF_A_KIND).id());
            }
        }

        void addOne(RawValue value, Function<String, Keyed> reader) {
            switch (value.form()) {
                case TEXT -> take(value, reader.apply(value.text()));
                case NUMBER -> {
                    row.say(Issue.atPersonal(IssueCode.TEXT_EXPECTED, value));
                    take(value, reader.apply(value.text()));
                }
                case FLAG, OTHER -> refuse(IssueCode.IDENTIFIER_WRONG_TYPE, value);
                case ABSENT -> {}
            }
        }

        private void take(RawValue value, Keyed keyed) {
            keyed.flaw().ifPresent(flaw -> row.say(Issue.atPersonal(code(flaw), value)));
            keys.addAll(keyed.keys());
            unusable += keyed.isUsable() ? 0 : 1;
        }

        private void refuse(IssueCode code, RawValue value) {
            row.say(Issue.atPersonal(code, value));
            unusable++;
        }

        private void tooMany(RawValue value) {
            row.say(Issue.atPersonal(IssueCode.TOO_MANY_IDENTIFIERS, value));
            unusable++;
        }

        private static <T> List<T> firstTen(List<T> values, int most) {
            return values.subList(0, Math.min(most, values.size()));
        }
    }

    private static IssueCode code(IdentifierFlaw flaw) {
        return switch (flaw) {
            case EMPTY -> IssueCode.IDENTIFIER_EMPTY;
            case TOO_LONG -> IssueCode.IDENTIFIER_TOO_LONG;
            case BAD_CHARACTERS -> IssueCode.IDENTIFIER_BAD_CHARACTERS;
            case NOT_AN_EMAIL -> IssueCode.EMAIL_INVALID;
            case NOT_A_PHONE -> IssueCode.PHONE_INVALID;
            case PHONE_WITHOUT_PLUS -> IssueCode.PHONE_WITHOUT_PLUS;
            case NOT_A_MOBILE_AD_ID -> IssueCode.MOBILE_AD_ID_INVALID;
            case ALL_ZERO_MOBILE_AD_ID -> IssueCode.MOBILE_AD_ID_ALL_ZERO;
            case HASH_WHERE_RAW_BELONGS -> IssueCode.HASH_WHERE_RAW_BELONGS;
            case RAW_WHERE_HASH_BELONGS -> IssueCode.RAW_WHERE_HASH_BELONGS;
            case NOT_A_SHA256 -> IssueCode.HASH_NOT_SHA256;
            case OTHER_HASH -> IssueCode.HASH_OF_OTHER_LENGTH;
            case HASH_OF_NOTHING -> IssueCode.HASH_OF_NOTHING;
            case WITHOUT_ADVERTISER -> IssueCode.IDENTIFIER_WITHOUT_ADVERTISER;
            case NOT_AN_IP -> IssueCode.IP_INVALID;
            case IP_NOT_PUBLIC -> IssueCode.IP_NOT_PUBLIC;
        };
    }
}
