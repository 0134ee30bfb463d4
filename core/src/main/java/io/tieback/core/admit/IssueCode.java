package io.tieback.core.admit;

import java.util.Locale;

/** The catalogue of what can be said about a row. Codes are stable: none is renamed or given another meaning. */
public enum IssueCode {
    ROW_NOT_AN_OBJECT(Consequence.REJECTS, "The row is not an object.", "Send each row as an object."),
    ROW_TOO_LARGE(Consequence.REJECTS, "The row has more than 65536 bytes.", "Send the fields of the API only."),
    TOO_MANY_SLICES(
            Consequence.REJECTS,
            "The advertiser uses as many combinations of data set and conversion type as are counted: 1000 unless set"
                    + " otherwise.",
            "Use the data sets and conversion types that you have."),
    FIELD_REPEATED(Consequence.REJECTS, "The row has the field twice.", "Send each field once."),
    FIELD_MISSING(Consequence.REJECTS, "A required field is missing.", "Send the field."),
    WRONG_TYPE(Consequence.REJECTS, "The field holds something of another type.", "Send the type that the API names."),
    TOO_LONG(Consequence.REJECTS, "The text is longer than the field may be.", "Send at most 256 characters."),
    BAD_CHARACTERS(
            Consequence.REJECTS,
            "The text has control characters or half of a surrogate pair.",
            "Send printable UTF-8 text."),
    CONVERSION_TYPE_MALFORMED(
            Consequence.REJECTS,
            "The conversion type is not a name of 1 to 64 characters out of a-z, 0-9 and _.",
            "Use a known type, or lower-case letters, digits and underscores."),
    ACTION_SOURCE_UNKNOWN(
            Consequence.REJECTS, "The action source is not one we know.", "Send web, app_ios, app_android or offline."),
    INGEST_CHANNEL_UNKNOWN(
            Consequence.REJECTS,
            "The ingest channel is not one we know.",
            "Send tag, conversions_api, mmp or offline_file."),
    ENGAGEMENT_KIND_UNKNOWN(
            Consequence.REJECTS, "The engagement kind is not one we know.", "Send view, engagement or click."),
    SURFACE_UNKNOWN(Consequence.REJECTS, "The surface is not one we know.", "Send web, app_ios or app_android."),
    OCCURRED_AT_UNREADABLE(
            Consequence.REJECTS,
            "The time is neither seconds since 1970 nor an RFC 3339 time.",
            "Send seconds since 1970-01-01T00:00:00Z as a number, or a time such as 2026-01-31T12:00:00Z."),
    OCCURRED_AT_WITHOUT_ZONE(
            Consequence.REJECTS,
            "The time does not say its offset from UTC.",
            "Add Z or an offset such as +01:00 to the time."),
    VALUE_UNREADABLE(
            Consequence.REJECTS,
            "The value is not a decimal number.",
            "Send digits with a point, without a currency sign or separators between thousands."),
    VALUE_NEGATIVE(
            Consequence.REJECTS,
            "The value is below zero.",
            "Send what goes back as a positive value with refundOf, which names the earlier report."),
    VALUE_TOO_FINE(
            Consequence.REJECTS,
            "The value has digits below a millionth of the currency's minor unit.",
            "Round the value to what was paid."),
    VALUE_TOO_LARGE(Consequence.REJECTS, "The value is larger than can be counted.", "Send the value in major units."),
    CURRENCY_UNKNOWN(
            Consequence.REJECTS,
            "The currency is not one of ISO 4217.",
            "Send the currency's three letters, such as EUR."),
    CURRENCY_MISSING(
            Consequence.REJECTS,
            "The value has no currency and the advertiser has no default.",
            "Send the currency's three letters, such as EUR."),
    REFUND_AND_CORRECTION(
            Consequence.REJECTS,
            "The row says both that money goes back and that a value is put right.",
            "Send refundOf or correctionOf, not both."),
    REFERENCE_WITHOUT_ONE_ID(
            Consequence.REJECTS,
            "The row refers to an earlier report by no id or by two.",
            "Name the earlier report by its eventId or by its orderId."),
    CORRECTION_WITHOUT_VALUE(
            Consequence.REJECTS,
            "The correction does not say the right value.",
            "Send the value as it should have been."),
    OPT_OUT_UNREADABLE(
            Consequence.REJECTS,
            "It cannot be told whether the person opted out, so the row is not used.",
            "Send true or false, without quotes."),
    LIMITED_USE_UNREADABLE(
            Consequence.REJECTS,
            "It cannot be told whether the person's data may be used within limits only, so the row is not used.",
            "Send true or false, without quotes."),
    REGION_MALFORMED(
            Consequence.REJECTS,
            "It cannot be told which region the person is in, and so what the row may be used for.",
            "Send a country's two capital letters, such as DE, or a part of one, such as US-CA."),
    ERASURE_NAMES_NOBODY(
            Consequence.REJECTS,
            "The erasure names neither a user nor an identifier that can be used.",
            "Name a userId or identifiers."),
    ERASURE_IDENTIFIER_UNUSABLE(
            Consequence.REJECTS,
            "An identifier of the erasure cannot be used, so not everything asked for would be forgotten.",
            "Mend the identifier that the other issues of the row name, or leave it out."),
    REPORT_NOT_QUARANTINED(
            Consequence.REJECTS,
            "No report of that id waits in quarantine.",
            "See the list of quarantined reports, GET /v1/quarantine."),
    PANEL_REPORT_UNKNOWN(
            Consequence.REJECTS,
            "No report of that id was admitted.",
            "Send the reportId that was answered to the post of the report."),
    PANEL_TRUTH_UNCLEAR(
            Consequence.REJECTS,
            "The row of the truth panel says neither who did the act nor that no user did, or it says both.",
            "Send either userId, or known with the value false."),
    PANEL_TRUTH_CONTRADICTS(
            Consequence.REJECTS,
            "An earlier row of the request tells of the same act, and of another person; that row stands.",
            "Tell each act once, by whichever of its reports; send another request to replace what was told."),
    QUARANTINED_ROW_UNREADABLE(
            Consequence.REJECTS,
            "What the report held cannot be read any more.",
            "Have its sender send it again, mended."),
    OCCURRED_AT_IN_MILLISECONDS(
            Consequence.QUARANTINES, "The time seems to be in milliseconds.", "Send seconds: divide by 1000."),
    OCCURRED_AT_IN_MICROSECONDS(
            Consequence.QUARANTINES, "The time seems to be in microseconds.", "Send seconds: divide by 1000000."),
    OCCURRED_AT_IN_NANOSECONDS(
            Consequence.QUARANTINES, "The time seems to be in nanoseconds.", "Send seconds: divide by 1000000000."),
    OCCURRED_AT_IN_FUTURE(
            Consequence.QUARANTINES,
            "The time is more than 5 minutes after the row was received.",
            "Set the clock of the sender, or send the time in UTC."),
    OCCURRED_AT_TOO_OLD(
            Consequence.QUARANTINES,
            "The time is longer ago than the server takes: 60 days unless set otherwise.",
            "Send reports within the time that the server takes."),
    OPTED_OUT(Consequence.SUPPRESSES, "The person opted out; the row is counted and not used.", "Nothing to mend."),
    SUPPRESSED_IN_REGION(
            Consequence.SUPPRESSES,
            "Reports of the region are not used unless they say that they may be; the row is counted.",
            "Say limitedUse or optOut with the row if the person was asked."),
    LIMITED_USE(
            Consequence.WARNS,
            "The row may be used within limits only: it is matched by the kinds of identifiers that the server allows"
                    + " then, and the others are not kept.",
            "Nothing to mend."),
    FIELD_UNKNOWN(
            Consequence.WARNS,
            "The field is not one of the API; it is kept with the row and not used.",
            "Check the field's name, or leave it out."),
    FIELD_NOT_KEPT(
            Consequence.WARNS,
            "The field is not of the API and is not kept: it comes twice, or such fields of the row have more than 4096"
                    + " characters.",
            "Leave it out."),
    MORE_ISSUES(Consequence.WARNS, "The row has more issues than are shown.", "Mend those that are shown first."),
    FIELD_EMPTY(
            Consequence.WARNS, "The field is empty; it was taken as missing.", "Send a value or leave the field out."),
    TEXT_EXPECTED(
            Consequence.WARNS,
            "A number stood where a text belongs; its digits were taken.",
            "Send the field in quotes: what reads 1.0 and what reads 1 are different ids."),
    NUMBER_EXPECTED(Consequence.WARNS, "A text stood where a number belongs; it was read.", "Send it without quotes."),
    LIST_EXPECTED(Consequence.WARNS, "A single value stood where a list belongs; it was used.", "Send a list."),
    PANEL_TRUTH_REPLACED(
            Consequence.WARNS,
            "Another person was told of for the act before; what this row tells stands in its place.",
            "Nothing to mend if this is meant."),
    CONVERSION_TYPE_NOT_KNOWN(
            Consequence.WARNS,
            "The conversion type is the advertiser's own; it was taken.",
            "Nothing to mend if this is meant."),
    CURRENCY_LOWER_CASE(Consequence.WARNS, "The currency is in lower case; it was read.", "Send capital letters."),
    CURRENCY_WITHOUT_VALUE(Consequence.WARNS, "There is a currency and no value.", "Send the value too."),
    NO_EVENT_ID(
            Consequence.WARNS,
            "The report has no id by which a repeated copy could be known.",
            "Send an eventId that is the same in every copy of the report and in no other; orderId for purchases."),
    NOTHING_TO_MATCH(
            Consequence.WARNS,
            "The report has nothing by which anyone could be found.",
            "Send the click id, hashed e-mail addresses or other identifiers of the person, or the IP address."),
    ADVERTISER_UNKNOWN(
            Consequence.WARNS,
            "No advertiser of that id is registered yet; the row was taken.",
            "Check the advertiser's id, or register the advertiser."),
    TOO_MANY_IDENTIFIERS(
            Consequence.WARNS,
            "There are more than 10 identifiers of one kind; the first 10 were used.",
            "Send at most 10."),
    IDENTIFIER_EMPTY(Consequence.WARNS, "The identifier is empty; it was not used.", "Leave it out."),
    IDENTIFIER_TOO_LONG(
            Consequence.WARNS, "The identifier is too long to be one; it was not used.", "Send the identifier alone."),
    IDENTIFIER_BAD_CHARACTERS(
            Consequence.WARNS,
            "The identifier has control characters or half of a surrogate pair; it was not used.",
            "Send printable UTF-8 text."),
    IDENTIFIER_WRONG_TYPE(
            Consequence.WARNS, "The identifier is not a text; it was not used.", "Send identifiers in quotes."),
    IDENTIFIER_WITHOUT_ADVERTISER(
            Consequence.WARNS,
            "The identifier means something at one advertiser only, and none is named; it was not used.",
            "Name the advertiserId."),
    EMAIL_INVALID(
            Consequence.WARNS, "Not an e-mail address; it was not used.", "Send an address such as name@example.com."),
    PHONE_INVALID(
            Consequence.WARNS,
            "Not a phone number that anyone can have; it was not used.",
            "Send the number with its country code, such as +16505550100."),
    PHONE_WITHOUT_PLUS(
            Consequence.WARNS,
            "The phone number does not start with a plus; its country was guessed.",
            "Send the number with its country code, such as +16505550100."),
    MOBILE_AD_ID_INVALID(
            Consequence.WARNS,
            "Not a mobile advertising id; it was not used.",
            "Send 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12."),
    MOBILE_AD_ID_ALL_ZERO(
            Consequence.WARNS,
            "The id of all zeros stands for a device that does not want to be tracked; it was not used.",
            "Leave it out."),
    HASH_WHERE_RAW_BELONGS(
            Consequence.WARNS,
            "A hash stood where the identifier itself belongs; it was used as the hash that it is.",
            "Send it in the field for hashes."),
    RAW_WHERE_HASH_BELONGS(
            Consequence.WARNS,
            "The identifier itself stood where its hash belongs; it was not used.",
            "Trim it, set it in lower case and send the SHA-256, or send it in the field for identifiers as they are."),
    HASH_NOT_SHA256(
            Consequence.WARNS,
            "Not a SHA-256; it was not used.",
            "Send the 64 hexadecimal digits of the SHA-256 of the normalised identifier."),
    HASH_OF_OTHER_LENGTH(
            Consequence.WARNS,
            "The hash of another function, such as MD5; it was not used.",
            "Hash with SHA-256: 64 hexadecimal digits."),
    HASH_OF_NOTHING(
            Consequence.WARNS,
            "The hash of an empty text, of a word such as null or of an id of zeros; it was not used.",
            "Leave identifiers out that you do not have, before hashing."),
    IP_INVALID(Consequence.WARNS, "Not an IP address; it was not used.", "Send the person's address as text."),
    IP_NOT_PUBLIC(
            Consequence.WARNS,
            "The address is private or reserved, so it is not the person's on the internet; it was not used.",
            "Send the address from which the person's device reached you, as your outermost proxy saw it.");

    /** What an issue does to its row. */
    public enum Consequence {
        /** The row is refused; send it again when mended. */
        REJECTS,
        /** The row is kept sealed under its data set and day; rows that are not reports are rejected instead. */
        QUARANTINES,
        /** The row is counted and not used. */
        SUPPRESSES,
        /** The row goes on. */
        WARNS
    }

    private final Consequence consequence;
    private final String meaning;
    private final String fix;

    IssueCode(Consequence consequence, String meaning, String fix) {
        this.consequence = consequence;
        this.meaning = meaning;
        this.fix = fix;
    }

    /** What it does to its row. */
    public Consequence consequence() {
        return consequence;
    }

    /** What it means, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** How to mend it, in a sentence. */
    public String fix() {
        return fix;
    }

    /** The stable code as sent: lower case with underscores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
