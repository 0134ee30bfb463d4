package io.tieback.cli.demo;

import io.tieback.cli.demo.TrueAct.Fate;
import io.tieback.core.report.EngagementKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What people did in the shop on the day: who clicked lately does more, and soon after. */
final class Acts {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATELY = Duration.ofDays(7);

    private final SplittableRandom random;
    private final Instant day;
    private final Map<String, List<Exposure>> clicks;
    private final List<TrueAct> acts = new ArrayList<>();

    private Acts(SplittableRandom random, Instant day, List<Exposure> exposures) {
        this.random = random;
        this.day = day;
        this.clicks = exposures.stream()
                .filter(exposure -> exposure.kind() == EngagementKind.CLICK)
                .collect(Collectors.groupingBy(Exposure::userId));
    }

    /** Of all people, in order of time. */
    static List<TrueAct> of(List<Person> people, List<Exposure> exposures, Instant day, SplittableRandom random) {
        Acts made = new Acts(random, day, exposures);
        people.forEach(made::dayOf);
        made.acts.sort(Comparator.comparing(TrueAct::at).thenComparing(TrueAct::actId));
        return List.copyOf(made.acts);
    }

    private void dayOf(Person person) {
        List<Exposure> clicked = clicks.getOrDefault(person.userId(), List.of()).stream()
                .filter(click -> click.at().isAfter(day.minus(LATELY)))
                .toList();
        int most = clicked.isEmpty() ? 2 : 3;
        for (int i = 0; i < most; i++) {
            if (random.nextDouble() < (clicked.isEmpty() ? 0.36 : 0.55)) {
                act(person, time(clicked));
            }
        }
    }

    /** Soon after a click of the day, or at any time with a peak in the evening. */
    private Instant time(List<Exposure> clicked) {
        Instant end = day.plus(DAY);
        for (Exposure click : clicked) {
            Instant soon = click.at().plusSeconds(30 + random.nextInt(5_400));
            if (!soon.isBefore(day) && soon.isBefore(end) && random.nextDouble() < 0.5) {
                return soon;
            }
        }
        double hour = random.nextDouble() < 0.6 ? random.nextDouble() * 24 : 16 + random.nextDouble() * 6;
        return day.plusSeconds((long) (hour * 3_600));
    }

    private void act(Person person, Instant at) {
        String actId = String.format("%06d", acts.size());
        String type = type(person);
        boolean isPurchase = type.endsWith("checkout") || type.endsWith("purchase");
        String currency = isPurchase ? currency() : "";
        BigDecimal value = isPurchase ? price() : BigDecimal.ZERO;
        acts.add(new TrueAct(actId, person, type, at, value, currency, Fate.REACHABLE));
    }

    private String type(Person person) {
        double luck = random.nextDouble();
        if (luck < 0.16) {
            return "lead";
        } else if (luck < 0.26) {
            return "signup";
        } else if (luck < 0.36 && !person.mobileAdId().isEmpty()) {
            return "in_app_purchase";
        }
        return luck > 0.93 ? "offline_purchase" : "checkout";
    }

    private String currency() {
        return random.nextDouble() < 0.85 ? "EUR" : "GBP";
    }

    /** Around 40, with a long tail. */
    private BigDecimal price() {
        double gauss = 0;
        for (int i = 0; i < 12; i++) {
            gauss += random.nextDouble();
        }
        double price = 40 * StrictMath.exp(0.7 * (gauss - 6));
        return BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP);
    }
}
