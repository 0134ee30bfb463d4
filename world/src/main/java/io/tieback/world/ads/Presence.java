package io.tieback.world.ads;

import io.tieback.world.network.Attachment;
import io.tieback.world.people.Browser;
import io.tieback.world.people.Device;
import io.tieback.world.people.Person;

/**
 * A person at a device at a moment.
 *
 * @param person who
 * @param device on what
 * @param browser in which browser; in an app, the device's first
 * @param app whether in an app
 * @param millis when, after the world's start
 * @param attachment seen by which addresses
 */
public record Presence(Person person, Device device, Browser browser, boolean app, long millis, Attachment attachment) {
    /** The user agent that is sent. */
    public String agent() {
        return app ? device.appAgent() : browser.agent();
    }

    /** The API's name of the surface. */
    public String surface() {
        return app ? (device.ios() ? "app_ios" : "app_android") : "web";
    }
}
