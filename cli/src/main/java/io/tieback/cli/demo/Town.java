package io.tieback.cli.demo;

import io.tieback.cli.demo.Person.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The people, some with an account on the platform, some sharing a number or an address. */
final class Town {
    private static final int PAIRS_ON_A_PHONE = 24;
    private static final int PAIRS_ON_AN_EMAIL = 12;
    private static final double USERS = 0.64;
    private static final double LATE = 0.05;

    private final SplittableRandom random;

    private Town(SplittableRandom random) {
        this.random = random;
    }

    /** So many people by {@code random}; the same for the same seed. */
    static List<Person> people(int size, SplittableRandom random) {
        Town town = new Town(random);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(town.person(i));
        }
        for (int i = 0; i < PAIRS_ON_A_PHONE && 4 * i + 1 < size; i++) {
            String shared = phone(size + i);
            people.set(4 * i, people.get(4 * i).withPhone(shared));
            people.set(4 * i + 1, people.get(4 * i + 1).withPhone(shared));
        }
        for (int i = 0; i < PAIRS_ON_AN_EMAIL && 4 * i + 3 < size; i++) {
            String shared = "family" + i + "@example.net";
            people.set(4 * i + 2, people.get(4 * i + 2).withEmail(shared));
            people.set(4 * i + 3, people.get(4 * i + 3).withEmail(shared));
        }
        return List.copyOf(people);
    }

    private Person person(int number) {
        boolean isUser = chance(USERS);
        List<String> emails = emails(number);
        String phone = chance(0.7) ? phone(number) : "";
        String mobileAdId = chance(0.6) ? new UUID(random.nextLong(), random.nextLong()).toString() : "";
        String customerId = chance(0.55) ? "cust-" + (100_000 + number) : "";
        Held held = isUser ? held(emails, phone, mobileAdId, customerId) : Held.NOTHING;
        String userId = isUser ? String.format("user-%05d", number) : "";
        return new Person("p" + number, userId, emails, phone, mobileAdId, customerId, held, isUser && chance(LATE));
    }

    private List<String> emails(int number) {
        List<String> emails = new ArrayList<>();
        emails.add("person" + number + "@example.com");
        if (chance(0.3)) {
            emails.add("p." + number + ".work@example.org");
        }
        if (chance(0.08)) {
            emails.add("old" + number + "@example.net");
        }
        return emails;
    }

    private Held held(List<String> emails, String phone, String mobileAdId, String customerId) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < emails.size(); i++) {
            if (chance(i == 0 ? 0.92 : 0.4)) {
                known.add(emails.get(i));
            }
        }
        return new Held(known, chance(0.6) ? phone : "", chance(0.8) ? mobileAdId : "", chance(0.35) ? customerId : "");
    }

    private static String phone(int number) {
        return String.format("+4930%07d", 2_310_000 + number);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
