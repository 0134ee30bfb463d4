package io.tieback.world.ads;

import io.tieback.world.settings.Quality;

/**
 * A customer of the platform, as the truth knows it.
 *
 * @param number from 0
 * @param vertical what it sells
 * @param quality how well it reports
 * @param currency ISO 4217 code of all its true values
 * @param valueLogMean mean of ln value
 * @param valueSigma its standard deviation
 * @param pointMinor the one price that many orders have, in minor units
 * @param popularity weight in people's interests
 * @param serverCookie whether its cookie is set by the server
 * @param ipv6 whether its site is reachable by IPv6
 * @param clockOffsetMillis by how much its server's clock is wrong
 * @param namesTimes whether it sends times as text rather than numbers
 */
public record Advertiser(
        int number,
        Vertical vertical,
        Quality quality,
        String currency,
        double valueLogMean,
        double valueSigma,
        long pointMinor,
        double popularity,
        boolean serverCookie,
        boolean ipv6,
        long clockOffsetMillis,
        boolean namesTimes) {
    /** The id that the API knows. */
    public String id() {
        return "adv-" + (number + 1);
    }

    /** Its server's own address. */
    public String serverAddress() {
        String[] nets = {"192.0.2.", "198.51.100.", "203.0.113."};
        return nets[number % 3] + (1 + number / 3 % 250);
    }
}
