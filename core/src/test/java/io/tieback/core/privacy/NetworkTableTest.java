package io.tieback.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tieback.core.privacy.MatchKey.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTableTest {
    private final NetworkTable table = NetworkTable.read(List.of(
            "range,class",
            "10.0.0.0/8,home",
            "10.7.0.0/16,office",
            "",
            "10.7.7.128/25,school",
            "2001:db8::/33,home",
            "fd00::/32,vpn"));

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0,home",
        "10.255.255.255,home",
        "10.7.0.1,office",
        "10.7.7.127,office",
        "10.7.7.128,school",
        "10.7.7.200:8080,school",
        "::ffff:10.7.7.200,school",
        "2001:db8:7fff::1,home",
        "[fd00::1]:443,vpn"
    })
    void theNarrowestRangeSaysTheClass(String address, String networkClass) {
        assertThat(table.classOf(address)).contains(networkClass);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.0", "9.255.255.255", "2001:db8:8000::", "fd00:1::", "a00::", "home", ""})
    void whatLiesInNoRangeHasNoClass(String address) {
        assertThat(table.classOf(address)).isEmpty();
        assertThat(NetworkTable.none().classOf(address)).isEmpty();
    }

    @Test
    void anAddressInAListedRangeMakesTheKeysOfAPublicOne() {
        NetworkKeys networks = new NetworkKeys(TestPeppers.one(), table);

        assertThat(networks.of("10.1.2.3:443").keys())
                .extracting(MatchKey::kind)
                .containsExactly(Kind.IP_HOST, Kind.IP_NETWORK);
        assertThat(networks.of("fd00::1").keys())
                .extracting(MatchKey::kind)
                .containsExactly(Kind.IP_HOST, Kind.IP_NETWORK, Kind.IP_SITE);
        assertThat(networks.of("192.168.1.1")).isEqualTo(Keyed.refused(IdentifierFlaw.IP_NOT_PUBLIC));
        assertThat(networks.of("192.0.2.1"))
                .isEqualTo(new NetworkKeys(TestPeppers.one(), NetworkTable.none()).of("192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.0/8|1 values|comma",
                "10.0.0.0/8,home,x|3 values|comma",
                "10.0.0.0/8,Home|class|home",
                "10.0.0.0/8,|class|home",
                "10.0.0.0,home|cannot be read|slash",
                "10.0.0/8,home|cannot be read|slash",
                "10.0.0.0/x,home|cannot be read|slash",
                "10.0.0.0/33,home|more bits|/32",
                "10.0.0.1/8,home|does not begin|zero",
                "fd00::/129,home|more bits|/128",
                "192.0.2.0/24,hosting|before|once"
            })
    void aLineThatMakesNoSenseIsNamedWithItsMend(String line, String what, String mend) {
        WrongLineException wrong = catchThrowableOfType(
                WrongLineException.class,
                () -> NetworkTable.read(List.of("range,class", "192.0.2.0/24,home", "", line)));

        assertThat(wrong.line()).isEqualTo(4);
        assertThat(wrong).hasMessageContaining(what);
        assertThat(wrong.mend()).contains(mend);
    }

    @Test
    void aTableBeginsWithItsTitles() {
        assertThat(catchThrowableOfType(WrongLineException.class, () -> NetworkTable.read(List.of("10.0.0.0/8,home")))
                        .line())
                .isEqualTo(1);
        assertThat(catchThrowableOfType(WrongLineException.class, () -> NetworkTable.read(List.of())))
                .hasMessageContaining("titles");
        assertThat(NetworkTable.read(List.of("range,class")).size()).isZero();
    }
}
