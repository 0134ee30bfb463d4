package io.tieback.core.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.privacy.WrongLineException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentPolicyTest {
    @Test
    void aPartOfACountryGoesBeforeItsCountryAndThatBeforeElsewhere() {
        ConsentPolicy policy = ConsentPolicy.read(List.of(
                "# by region",
                "",
                "region.US = limited",
                "region.US-CA=suppressed",
                "region.DE=full",
                "elsewhere=limited"));

        assertThat(policy.use("US-CA")).isEqualTo(ReportUse.SUPPRESSED);
        assertThat(policy.use("US-NY")).isEqualTo(ReportUse.LIMITED);
        assertThat(policy.use("DE-BE")).isEqualTo(ReportUse.FULL);
        assertThat(policy.use("FR")).isEqualTo(ReportUse.LIMITED);
        assertThat(policy.use("")).isEqualTo(ReportUse.LIMITED);
    }

    @Test
    void withoutALineAllUseIsFullAndLimitedUseIsThatOfTheClickIdAndTheAdvertisersOwnIds() {
        ConsentPolicy policy = ConsentPolicy.read(List.of());

        assertThat(policy).isEqualTo(ConsentPolicy.presets());
        assertThat(policy.use("DE")).isEqualTo(ReportUse.FULL);
        assertThat(policy.limitedKinds()).containsExactlyInAnyOrder(Kind.CLICK_ID, Kind.EXTERNAL_ID);
    }

    @Test
    void theKindsOfKeysOfLimitedUseAreNamed() {
        assertThat(ConsentPolicy.read(List.of("limited.keys=click_id, address")).limitedKinds())
                .containsExactlyInAnyOrder(Kind.CLICK_ID, Kind.IP_HOST, Kind.IP_NETWORK, Kind.IP_SITE);
        assertThat(ConsentPolicy.read(List.of("limited.keys=")).limitedKinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regions.DE=full",
                "region.de=full",
                "region.=full",
                "region.GERMANY=full",
                "region.DE=none",
                "region.DE",
                "limited.keys=ip_host",
                "elsewhere=",
                "full"
            })
    void aLineThatIsNotKnownIsToldWithItsNumber(String line) {
        assertThatThrownBy(() -> ConsentPolicy.read(List.of("region.FR=full", line)))
                .isInstanceOfSatisfying(WrongLineException.class, wrong -> {
                    assertThat(wrong.line()).isEqualTo(2);
                    assertThat(wrong.mend()).isNotEmpty();
                });
    }

    @Test
    void nothingIsSaidTwice() {
        assertThatThrownBy(() -> ConsentPolicy.read(List.of("region.FR=full", "region.FR=limited")))
                .isInstanceOf(WrongLineException.class)
                .hasMessageContaining("twice");
    }
}
