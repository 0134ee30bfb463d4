package io.tieback.world.people;

import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How a person can be written to: invented names at domains reserved for examples, and numbers that no carrier assigns.
 *
 * @param emails one or two addresses in normal form
 * @param hashedEmails SHA-256 of each, hexadecimal
 * @param phone number in E.164 form, only ever sent hashed
 */
public record Contacts(List<String> emails, List<String> hashedEmails, String phone) {
    private static final String[] FIRST = {
        "alex", "kim", "sam", "noor", "ines", "jan", "mila", "tom", "ada", "luca", "yuki", "omar", "eva", "leo", "nina",
        "paul"
    };
    private static final String[] LAST = {
        "berg", "costa", "dubois", "evans", "fischer", "garcia", "haas", "ito", "jansen", "kaya", "lind", "moreau",
        "novak", "okafor", "price", "rossi"
    };
    private static final String[] DOMAINS = {"mail.example", "post.example", "inbox.example.com", "home.example.net"};

    /** Copies the lists. */
    public Contacts {
        emails = List.copyOf(emails);
        hashedEmails = List.copyOf(hashedEmails);
    }

    /** The contacts of person {@code id}, who has one or two e-mail addresses. */
    static Contacts of(long seed, int id, boolean second) {
        Draws draws = Draws.of(seed, Purpose.NAME, id);
        var emails = new ArrayList<String>(2);
        for (int i = 0; i < (second ? 2 : 1); i++) {
            emails.add(FIRST[draws.below(FIRST.length)] + "." + LAST[draws.below(LAST.length)]
                    + Long.toString(draws.bits() >>> 26, 36) + "@" + DOMAINS[draws.below(DOMAINS.length)]);
        }
        String phone = "+999" + (10_000_000 + (draws.bits() >>> 1) % 90_000_000); // 999 is no country's code
        return new Contacts(emails, emails.stream().map(Contacts::sha256).toList(), phone);
    }

    /** SHA-256 of the telephone number, hexadecimal. */
    public String hashedPhone() {
        return sha256(phone);
    }

    /** The hash of one of the addresses: the main one, or the last. */
    public String hashedEmail(boolean main) {
        return hashedEmails.get(main ? 0 : hashedEmails.size() - 1);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
