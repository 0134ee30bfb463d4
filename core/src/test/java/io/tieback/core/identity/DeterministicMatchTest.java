package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.UserShares.UserShare;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.privacy.MatchKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeterministicMatchTest {
    private static KeyEvidence seen(MatchKey.Kind kind, KeyHolder... holders) {
        return new KeyEvidence(new MatchKey(kind, 1, kind.ordinal(), holders.length), List.of(holders));
    }

    private static KeyHolder holder(String user, long... days) {
        List<Long> list = new ArrayList<>();
        for (long day : days) {
            list.add(day);
        }
        return new KeyHolder(user, list);
    }

    @Test
    void withoutEvidenceTheActIsNobodys() {
        assertThat(DeterministicMatch.of(List.of(), 100)).isEqualTo(UserShares.NOBODY);
        assertThat(DeterministicMatch.of(List.of(seen(MatchKey.Kind.COOKIE, holder("u", 100))), 100))
                .isEqualTo(UserShares.NOBODY);
    }

    @Test
    void aWeekOlderIsHalfTheWeight() {
        UserShares shares =
                DeterministicMatch.of(List.of(seen(MatchKey.Kind.EMAIL, holder("new", 100), holder("old", 93))), 100);
        assertThat(shares.shares())
                .containsExactly(new UserShare("new", 666_666_667), new UserShare("old", 333_333_333));
    }

    @Test
    void theStrongestKindThatAnybodyHasDecides() {
        UserShares shares = DeterministicMatch.of(
                List.of(
                        seen(MatchKey.Kind.EXTERNAL_ID, holder("c", 100)),
                        seen(MatchKey.Kind.CLICK_ID),
                        seen(MatchKey.Kind.PHONE, holder("p", 1))),
                100);
        assertThat(shares.shares()).containsExactly(new UserShare("p", LedgerEntry.WHOLE));
    }

    @Test
    void sightingsAfterTheActCountOnlyWhereThereIsNoneBefore() {
        assertThat(holder("u", 90, 101).daysFrom(100)).isEqualTo(10);
        assertThat(holder("u", 101, 105).daysFrom(100)).isEqualTo(2);
        assertThat(holder("u", 100).daysFrom(100)).isZero();
    }

    @Test
    void theOrderOfEvidenceNeverMattersAndSharesSumToAWhole() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            List<KeyEvidence> evidence = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                KeyHolder[] holders = new KeyHolder[random.nextInt(4)];
                for (int h = 0; h < holders.length; h++) {
                    holders[h] = holder("u" + h, random.nextLong(-2_000, 3_000));
                }
                evidence.add(seen(MatchKey.Kind.values()[random.nextInt(5)], holders));
            }
            UserShares first = DeterministicMatch.of(evidence, 100);
            Collections.shuffle(evidence, new Random(i));
            assertThat(DeterministicMatch.of(evidence, 100)).isEqualTo(first);
        }
    }

    @Test
    void aHolderKeepsTheLatestThirtyDays() {
        KeyHolder holder = holder("u", 0);
        for (long day = 1; day < 50; day++) {
            holder = holder.seenOn(day);
        }
        assertThat(holder.days()).hasSize(KeyHolder.MAX_DAYS).startsWith(20L).endsWith(49L);
        assertThat(holder.seenOn(3)).isSameAs(holder);
        assertThat(holder.seenOn(49)).isSameAs(holder);
    }
}
