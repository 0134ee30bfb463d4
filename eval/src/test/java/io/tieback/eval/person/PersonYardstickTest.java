package io.tieback.eval.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.graph.IdentityEdge;
import io.tieback.core.privacy.MatchKey;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.person.Accounts.Owner;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonYardstickTest {
    @TempDir
    private static Path folder;

    private static WorldFolder world;

    @BeforeAll
    static void write() {
        world = TinyWorlds.write(folder, Profile.TYPICAL, 96);
    }

    /** The bound that is published: of the users of a world at most one in a thousand is joined to somebody else. */
    @Test
    void nobodyOfAWorldAsItIsIsJoinedToSomebodyElse() {
        AnswerRow asItIs = PersonYardstick.measure(world, 1).get(0);
        assertThat(asItIs.n()).isGreaterThan(100);
        assertThat(asItIs.estimate().value()).isLessThanOrEqualTo(PersonYardstick.MOST_WRONG);
        assertThat(asItIs.isReached()).isTrue();
    }

    @Test
    void aHarderWorldJoinsFewerWronglyThanAnySharedKeyDoes() {
        for (AnswerRow row : PersonYardstick.measure(world, 1)) {
            assertThat(row.baseline().isPresent()).as(row.name()).isTrue();
            if (row.name().endsWith(": users joined to somebody else")) {
                assertThat(row.estimate().value())
                        .as(row.name())
                        .isLessThanOrEqualTo(row.baseline().value());
            }
        }
    }

    @Test
    void harderAccountsHaveSecondOnesAndKeysThatHouseholdsShare() {
        Accounts plain = Accounts.of(world);
        Accounts harder = HarderAccounts.of(plain, 1);
        Map<Owner, Integer> accounts = new HashMap<>();
        harder.owners().values().forEach(owner -> accounts.merge(owner, 1, Integer::sum));
        Map<MatchKey, Long> households = new HashMap<>();
        boolean isShared = false;
        for (IdentityEdge edge : harder.edges()) {
            Long household =
                    Objects.requireNonNull(harder.owners().get(edge.userId())).householdId();
            Long before = households.put(edge.key(), household);
            assertThat(before == null || before.equals(household)).isTrue();
            isShared |= before != null;
        }
        assertThat(accounts.values()).contains(1, 2).doesNotContain(3);
        assertThat(isShared).isTrue();
        assertThat(HarderAccounts.of(plain, 1)).isEqualTo(harder);
        assertThat(List.copyOf(plain.owners().values())).doesNotHaveDuplicates();
    }
}
