package io.tieback.cli.demo;

import io.tieback.core.report.EngagementKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** What the users saw and did with the shop's ads, on the day and in the five weeks before. */
final class Exposures {
    private static final int WEEKS = 5;
    private static final double LATE = 0.03;

    /** Older views count under no setting; of these the platform sends a sample. */
    private static final Duration RECENT = Duration.ofDays(2);

    private static final double OLD_VIEWS = 0.08;

    private final SplittableRandom random;
    private final Instant day;
    private final List<Exposure> exposures = new ArrayList<>();

    private Exposures(SplittableRandom random, Instant day) {
        this.random = random;
        this.day = day;
    }

    /** Of all users until the end of {@code day}, in order of time. */
    static List<Exposure> of(List<Person> people, Instant day, SplittableRandom random) {
        Exposures made = new Exposures(random, day);
        for (Person person : people) {
            if (person.isUser()) {
                Campaign.ALL.forEach(campaign -> made.weeks(person, campaign));
            }
        }
        made.exposures.sort(Comparator.comparing(Exposure::at).thenComparing(Exposure::engagementId));
        return List.copyOf(made.exposures);
    }

    private void weeks(Person person, Campaign campaign) {
        for (int week = 0; week < WEEKS; week++) {
            int views = poisson(campaign.viewsPerWeek());
            for (int i = 0; i < views; i++) {
                long ago = random.nextLong(Duration.ofDays(7).toSeconds())
                        + Duration.ofDays(7L * week).toSeconds();
                view(person, campaign, day.plus(Duration.ofDays(1)).minusSeconds(ago + 1));
            }
        }
    }

    private void view(Person person, Campaign campaign, Instant at) {
        String adId = campaign.campaignId() + "-" + (1 + random.nextInt(campaign.ads()));
        if (!at.isBefore(day.minus(RECENT)) || random.nextDouble() < OLD_VIEWS) {
            add(person, campaign, adId, EngagementKind.VIEW, at);
        }
        Instant end = day.plus(Duration.ofDays(1));
        double luck = random.nextDouble();
        Instant after = at.plusSeconds(2 + random.nextInt(20));
        if (after.isAfter(end)) {
            return;
        }
        if (luck < campaign.clickRate()) {
            add(person, campaign, adId, EngagementKind.CLICK, after);
        } else if (luck < campaign.clickRate() + campaign.engagementRate()) {
            add(person, campaign, adId, EngagementKind.ENGAGEMENT, after);
        }
    }

    private void add(Person person, Campaign campaign, String adId, EngagementKind kind, Instant at) {
        int number = exposures.size();
        exposures.add(new Exposure(
                String.format("eng-%06d", number),
                person.userId(),
                campaign.campaignId(),
                adId,
                kind,
                at,
                kind == EngagementKind.CLICK ? String.format("clk.%08x.%d", random.nextInt(), number) : "",
                random.nextDouble() < LATE));
    }

    private int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
