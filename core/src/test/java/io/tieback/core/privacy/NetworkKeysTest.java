package io.tieback.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import io.tieback.core.privacy.MatchKey.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkKeysTest {
    /** Read as octal by some: refused. */
    private static final Pattern DECIMAL_WITH_LEADING_ZERO = Pattern.compile("(^|:|\\.)0\\d*\\d\\.|\\.0\\d");

    private final NetworkKeys networks = new NetworkKeys(TestPeppers.one(), NetworkTable.none());

    @Test
    void anIpv4AddressGivesItsHostAndItsNetwork() {
        Keyed keyed = networks.of("192.0.2.1");

        assertThat(keyed.keys()).extracting(MatchKey::kind).containsExactly(Kind.IP_HOST, Kind.IP_NETWORK);
        assertThat(networks.of("192.0.2.200").keys().get(1))
                .isEqualTo(keyed.keys().get(1));
        assertThat(networks.of("192.0.3.1").keys()).doesNotContainAnyElementsOf(keyed.keys());
    }

    @Test
    void anIpv6AddressGivesItsHostItsNetworkAndItsSite() {
        Keyed keyed = networks.of("2001:db8:1:2::1");

        assertThat(keyed.keys())
                .extracting(MatchKey::kind)
                .containsExactly(Kind.IP_HOST, Kind.IP_NETWORK, Kind.IP_SITE);
        assertThat(networks.of("2001:db8:1:2:ffff::9").keys().get(1))
                .isEqualTo(keyed.keys().get(1));
        assertThat(networks.of("2001:db8:1:3::1").keys().get(2))
                .isEqualTo(keyed.keys().get(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::ffff:192.0.2.1", "192.0.2.1:443", " 192.0.2.1 ", "::ffff:c000:201", "[::ffff:192.0.2.1]:80"})
    void theSameHostInAnotherDressGivesTheSameKeys(String text) {
        assertThat(networks.of(text)).isEqualTo(networks.of("192.0.2.1"));
    }

    @Test
    void bracketsAndPortsAreTakenOffIpv6() {
        assertThat(networks.of("[2001:DB8::1]:8443")).isEqualTo(networks.of("2001:db8::1"));
        assertThat(networks.of("[2001:db8::1]")).isEqualTo(networks.of("2001:db8::1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4:",
                "1.2.3.4:999999",
                "1.2.3.4/24",
                "localhost",
                "1",
                "2001:db8",
                "2001:db8::1::2",
                "2001:db8::12345",
                "2001:db8:1:2:3:4:5:6:7",
                "1.2.3.4::1",
                "fe80::1%eth0",
                ":::",
                "[2001:db8::1",
                "2001:db8:0:0:0:0:0:1.2.3.4",
                "unknown",
                "１.2.3.4"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(networks.of(text)).isEqualTo(Keyed.refused(IdentifierFlaw.NOT_AN_IP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "127.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.0.1",
                "100.64.0.1",
                "224.0.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1"
            })
    void addressesThatAreNotOnTheInternetMatchNobody(String text) {
        assertThat(networks.of(text)).isEqualTo(Keyed.refused(IdentifierFlaw.IP_NOT_PUBLIC));
    }

    /** Independent source: the ipaddress library writes random addresses in its forms, the JDK reads them. */
    @Test
    void addressesAreReadAsTheJdkReadsThem() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            Arrays.fill(bytes, 1, 1 + random.nextInt(bytes.length - 1), (byte) 0);
            String plain = InetAddress.getByAddress(bytes).getHostAddress();
            List<String> forms = Stream.concat(
                            Stream.of(plain),
                            Stream.of(new IPAddressString(plain).getAddress().toStandardStrings()))
                    .filter(form -> !DECIMAL_WITH_LEADING_ZERO.matcher(form).find())
                    .toList();
            for (String text : forms) {
                assertThat(IpAddress.read(text))
                        .as(text)
                        .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
            }
        }
    }
}
