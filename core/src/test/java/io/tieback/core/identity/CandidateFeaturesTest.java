package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.report.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What addresses and cookies tell of a visit, as of the visit. */
class CandidateFeaturesTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;
    private static final long AT = 20_000 * DAY + 12 * HOUR;
    private static final AgentTraits PHONE = new AgentTraits("safari", 18, "ios", 18);
    private static final Visit VISIT = new Visit(AT, "shop", new Trace(PHONE, "home"));

    @Test
    void whatTheVisitItselfWroteIsNoEvidence() {
        SeenUser user = SeenUser.unseen("u")
                .seen(AT - HOUR / 2, PHONE, "shop")
                .seen(AT, PHONE, "")
                .seen(AT + HOUR / 2, PHONE, "");
        assertThat(user.about(VISIT).around().isNothing()).isTrue();
        assertThat(AddressAnswer.of(List.of(user), 0, VISIT))
                .isEqualTo(new AddressAnswer(0, 0, 0, "home", Silence.NONE, List.of()));
    }

    @Test
    void beforeAndAfterAreToldApart() {
        SeenUser user = SeenUser.unseen("u")
                .seen(AT - 3 * DAY, PHONE, "shop")
                .seen(AT - 5 * HOUR, AgentTraits.UNKNOWN, "")
                .seen(AT + 2 * DAY, PHONE, "");
        assertThat(user.about(VISIT))
                .isEqualTo(new AddressSeen("u", new Around(300, 2 * 24 * 60, 1, 1), 2, AgentTraits.SAME, 3 * 24 * 60));
    }

    @Test
    void nothingIsKnownOfWhatIsOlderOrNewerThanThirtyDays() {
        SeenUser user = SeenUser.unseen("u").seen(AT - 31 * DAY, PHONE, "").seen(AT + 31 * DAY, PHONE, "");
        assertThat(user.about(VISIT).around()).isEqualTo(Around.NOTHING);
    }

    @Test
    void onlyTheLatestSurfacesAndAdvertisersAreKept() {
        SeenUser user = SeenUser.unseen("u");
        for (int i = 0; i < 20; i++) {
            user = user.seen(AT - (40 - i) * HOUR, new AgentTraits("b" + i, 1, "mac", 15), "adv" + i);
        }
        assertThat(user.surfaces()).hasSize(SeenUser.MAX_SURFACES);
        assertThat(user.engagements()).hasSize(SeenUser.MAX_ENGAGEMENTS);
        assertThat(user.engagements().get(0).advertiserId()).isEqualTo("adv12");
    }

    @Test
    void theHistoryOfACookieIsToldAsOfTheVisitAndAsOfNow() {
        List<CookieVisit> visits = List.of(
                visit(7, AT - 2 * DAY, 2, new CookieVisit.Near("u", 30, Around.NEVER)),
                visit(7, AT - 2 * DAY + HOUR, 2, new CookieVisit.Near("u", 90, Around.NEVER)),
                visit(8, AT - DAY, 10, new CookieVisit.Near("v", Around.NEVER, 20)),
                visit(9, AT + HOUR / 2, 1, new CookieVisit.Near("w", 1, 1)),
                visit(9, AT + DAY, 1, new CookieVisit.Near("v", 5, Around.NEVER)));
        CookieAnswer answer = CookieAnswer.of(new TreeMap<>(), visits, VISIT);

        assertThat(answer.daysBefore()).isEqualTo(2);
        assertThat(answer.daysEver()).isEqualTo(3);
        assertThat(answer.seen())
                .containsExactly(
                        new CookieSeen("u", Around.NOTHING, new Nearness(1, 1, 1, 1_000), new Nearness(1, 1, 1, 1_000)),
                        new CookieSeen("v", Around.NOTHING, new Nearness(1, 1, 1, 100), new Nearness(2, 2, 2, 1_100)));
    }

    @Test
    void whoWasNearOnlyAfterTheVisitWasNotNearAsOfIt() {
        CookieVisit earlier = visit(7, AT - 3 * HOUR, 1, new CookieVisit.Near("u", Around.NEVER, 150));
        CookieSeen seen =
                CookieAnswer.of(new TreeMap<>(), List.of(earlier), VISIT).seen().get(0);
        assertThat(seen.before()).isEqualTo(Nearness.NONE);
        assertThat(seen.ever().days()).isEqualTo(1);
    }

    @Test
    void theOrderOfCandidatesChangesNoNumber() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<SeenUser> users = new ArrayList<>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                users.add(SeenUser.unseen("u" + i).seen(AT - random.nextLong(20 * DAY), PHONE, ""));
            }
            Map<String, double[]> rows = rows(users, false);
            rows(users, true).forEach((user, row) -> assertThat(row).isEqualTo(rows.get(user)));
        }
    }

    /** The rows by user; all the same where the users' ids stand in the other order meanwhile. */
    private static Map<String, double[]> rows(List<SeenUser> users, boolean turned) {
        List<SeenUser> named = new ArrayList<>();
        for (SeenUser user : users) {
            named.add(
                    new SeenUser(turned ? turned(user.userId()) : user.userId(), user.surfaces(), user.engagements()));
        }
        AddressAnswer answer = AddressAnswer.of(named, 0, VISIT);
        CandidateSet set = CandidateFeatures.of(new MatchEvidence(answer, CookieAnswer.NOTHING, 5));
        Map<String, double[]> rows = new TreeMap<>();
        for (int i = 0; i < set.userIds().size(); i++) {
            assertThat(set.rows().get(i)).hasSize(CandidateFeatures.NAMES.size());
            String user = set.userIds().get(i);
            rows.put(turned ? turned(user) : user, set.rows().get(i));
        }
        return rows;
    }

    private static String turned(String user) {
        return "u" + ('9' - user.charAt(1));
    }

    @Test
    void forgettingAUserLeavesTheAnswerOfAnAddressWhereTheUserNeverWas() {
        SeenUser gone = SeenUser.unseen("gone").seen(AT - 5 * HOUR, PHONE, "").seen(AT - 2 * DAY, PHONE, "");
        SeenUser left = SeenUser.unseen("left").seen(AT - 9 * HOUR, PHONE, "shop");
        AddressAnswer both = AddressAnswer.of(List.of(gone, left), 0, VISIT);
        assertThat(both.without("gone")).isEqualTo(AddressAnswer.of(List.of(left), 0, VISIT));
        assertThat(both.without("nobody")).isEqualTo(both);
    }

    @Test
    void aSketchCountsAboutRightAndNobodyTwice() {
        byte[] today = DegreeSketch.empty();
        byte[] before = DegreeSketch.empty();
        for (int i = 0; i < 600; i++) {
            today = DegreeSketch.with(today, "user-" + i);
            before = DegreeSketch.with(before, "user-" + (i + 300));
        }
        assertThat(DegreeSketch.with(today, "user-5")).isSameAs(today);
        assertThat(DegreeSketch.count(List.of(today))).isBetween(540, 660);
        assertThat(DegreeSketch.count(List.of(today, before))).isBetween(800, 1_000);
        assertThat(DegreeSketch.count(List.of())).isZero();
    }

    @Test
    void numbersAreKeptInSixteenBitsToThreeDigits() {
        for (double number : new double[] {0, 1, -1, 0.333, 719.5, 1e-3, 12_345, Double.POSITIVE_INFINITY}) {
            assertThat(LoggedSet.number(LoggedSet.bits(number))).isCloseTo(number, withPercentage(0.4));
        }
        assertThat(LoggedSet.number(LoggedSet.bits(Double.NaN))).isNaN();
    }

    private static CookieVisit visit(long addressId, long millis, int users, CookieVisit.Near near) {
        return new CookieVisit(addressId, millis, users, List.of(near));
    }
}
