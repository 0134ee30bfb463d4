package io.tieback.core.privacy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads SHA-256 digests in the forms in which clients send them. */
final class HashText {
    /** Meta's parameter builder appends its version: {@code <64 hex>.AQQCAQMC}. */
    private static final Pattern VENDOR_SUFFIX = Pattern.compile("\\.[A-Za-z0-9_-]{2,8}$");

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final List<byte[]> NOTHINGS = List.of(
            Sha256.of(""),
            Sha256.of(" "),
            Sha256.of("null"),
            Sha256.of("NULL"),
            Sha256.of("None"),
            Sha256.of("none"),
            Sha256.of("undefined"),
            Sha256.of("nan"),
            Sha256.of("NaN"),
            Sha256.of("0"),
            Sha256.of("n/a"),
            Sha256.of("00000000-0000-0000-0000-000000000000"));

    private HashText() {}

    /** The 32 bytes of a digest in hexadecimal of any case, with or without a vendor's suffix, or in base64. */
    static Optional<byte[]> read(String text) {
        String bare = bare(text);
        if (bare.length() == 64 && HEX.matcher(bare).matches()) {
            return Optional.of(HexFormat.of().parseHex(bare));
        }
        return BASE64.matcher(bare).matches() ? Optional.of(Base64.getDecoder().decode(bare)) : Optional.empty();
    }

    /** Whether {@code text} looks like the digest of another function. */
    static boolean isOtherHash(String text) {
        String bare = bare(text);
        int length = bare.length();
        return (length == 32 || length == 40 || length == 128)
                && HEX.matcher(bare).matches();
    }

    /** Whether the digest is one of something that names nobody. */
    static boolean isOfNothing(byte[] digest) {
        return NOTHINGS.stream().anyMatch(nothing -> Arrays.equals(nothing, digest));
    }

    private static String bare(String text) {
        return VENDOR_SUFFIX.matcher(text.strip()).replaceFirst("");
    }
}
