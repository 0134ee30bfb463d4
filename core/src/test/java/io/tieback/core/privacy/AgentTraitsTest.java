package io.tieback.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentTraitsTest {
    private static final AgentTraits PHONE = AgentTraits.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X)"
            + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1");

    @Test
    void agentsAreReadAndAgreeByLevels() {
        AgentTraits app = AgentTraits.of("MarketApp/7.0 (iPhone16,2; iOS 18.1)");
        AgentTraits windows = AgentTraits.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                + " (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36");
        assertThat(app).isEqualTo(new AgentTraits("marketapp", 7, "ios", 18));
        assertThat(windows).isEqualTo(new AgentTraits("chrome", 142, "windows", 10));
        assertThat(PHONE).isEqualTo(new AgentTraits("safari", 18, "ios", 18));
        assertThat(PHONE.agreement(windows)).isZero();
        assertThat(PHONE.agreement(app)).isEqualTo(2);
        assertThat(PHONE.agreement(PHONE)).isEqualTo(AgentTraits.SAME);
        assertThat(PHONE.agreement(AgentTraits.of(""))).isNaN();
    }
}
