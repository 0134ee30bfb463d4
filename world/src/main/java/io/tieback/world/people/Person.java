package io.tieback.world.people;

import java.util.List;
import java.util.Optional;

/**
 * A person, as the truth knows them.
 *
 * @param id number in the world, from 0
 * @param householdId number of the household: its first person's
 * @param role where weekdays go
 * @param region where they live
 * @param activity how active they are, mean 1; drives sessions and purchases alike
 * @param userId their account on the platform, or empty: nobody that it knows
 * @param contacts e-mail addresses and telephone
 * @param devices in order of use; may be empty
 * @param optedOut whether they opted out
 * @param declines whether they decline tags
 * @param homeWifi whether their phone knows the home Wi-Fi
 * @param otherWifi whether it joins Wi-Fi elsewhere
 */
public record Person(
        int id,
        int householdId,
        Role role,
        int region,
        double activity,
        Optional<String> userId,
        Contacts contacts,
        List<Device> devices,
        boolean optedOut,
        boolean declines,
        boolean homeWifi,
        boolean otherWifi) {
    /** Copies the devices. */
    public Person {
        devices = List.copyOf(devices);
    }
}
