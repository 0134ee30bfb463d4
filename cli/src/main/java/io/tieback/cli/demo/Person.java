package io.tieback.cli.demo;

import java.util.List;

/**
 * Somebody who came by the shop or saw its ads. Texts are empty where there is none.
 *
 * @param personId for the truth alone; it is never sent
 * @param userId account on the platform, or empty
 * @param emails addresses, the first is the one given most often
 * @param phone number in E.164
 * @param mobileAdId of the phone's operating system
 * @param customerId the shop's own
 * @param heldByPlatform which of these the platform knows of its user; nothing of somebody without account
 * @param isLate whether the platform learns them only after the day's reports
 */
record Person(
        String personId,
        String userId,
        List<String> emails,
        String phone,
        String mobileAdId,
        String customerId,
        Held heldByPlatform,
        boolean isLate) {
    Person {
        emails = List.copyOf(emails);
    }

    /** Identifiers of a user that the platform knows. */
    record Held(List<String> emails, String phone, String mobileAdId, String customerId) {
        static final Held NOTHING = new Held(List.of(), "", "", "");

        Held {
            emails = List.copyOf(emails);
        }

        boolean isEmpty() {
            return emails.isEmpty() && phone.isEmpty() && mobileAdId.isEmpty() && customerId.isEmpty();
        }
    }

    boolean isUser() {
        return !userId.isEmpty();
    }

    /** The same person who shares a number with another. */
    Person withPhone(String shared) {
        Held held = isUser()
                ? new Held(heldByPlatform.emails(), shared, heldByPlatform.mobileAdId(), heldByPlatform.customerId())
                : heldByPlatform;
        return new Person(personId, userId, emails, shared, mobileAdId, customerId, held, isLate);
    }

    /** The same person whose only address is one shared with another. */
    Person withEmail(String shared) {
        Held held = isUser()
                ? new Held(
                        List.of(shared),
                        heldByPlatform.phone(),
                        heldByPlatform.mobileAdId(),
                        heldByPlatform.customerId())
                : heldByPlatform;
        return new Person(personId, userId, List.of(shared), phone, mobileAdId, customerId, held, isLate);
    }
}
