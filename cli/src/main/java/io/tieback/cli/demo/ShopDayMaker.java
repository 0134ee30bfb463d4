package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.demo.TrueAct.Fate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Makes a day: people, their exposures and acts, the reports of these, and what goes wrong or is put right after. */
final class ShopDayMaker {
    private static final double OPT_OUT = 0.012;
    private static final int CONFLICTS = 14;
    private static final int REFUNDS = 48;
    private static final int CORRECTIONS = 12;

    private final long seed;
    private final Instant day;
    private final SplittableRandom seeds;
    private final SplittableRandom random;
    private final Map<String, TrueAct> acts = new LinkedHashMap<>();
    private final Map<String, List<SentRow>> rows = new HashMap<>();
    private final List<SentRow> amends = new ArrayList<>();

    ShopDayMaker(long seed, Instant day) {
        this.seed = seed;
        this.day = day;
        this.seeds = new SplittableRandom(seed);
        this.random = seeds.split();
    }

    ShopDay make(int size) {
        List<Person> people = Town.people(size, seeds.split());
        List<Exposure> exposures = Exposures.of(people, day, seeds.split());
        Reporting reporting = new Reporting(seeds.split(), exposures);
        for (TrueAct act : Acts.of(people, exposures, day, seeds.split())) {
            acts.put(act.actId(), act);
            rows.put(act.actId(), reporting.reports(act));
        }
        optOuts();
        mishaps();
        conflicts();
        refunds();
        corrections();
        fates(exposures);
        List<SentRow> sent = new ArrayList<>(amends);
        rows.values().forEach(sent::addAll);
        sent.sort(Comparator.comparing(SentRow::sentAt)
                .thenComparing(SentRow::actId)
                .thenComparing(row -> row.row().toString()));
        return new ShopDay(seed, day, people, exposures, List.copyOf(acts.values()), sent);
    }

    private void optOuts() {
        acts.replaceAll((id, act) -> random.nextDouble() < OPT_OUT ? optOut(act) : act);
    }

    private TrueAct optOut(TrueAct act) {
        sentOf(act).replaceAll(sent -> {
            sent.row().put("optOut", true);
            return sent.broken();
        });
        return act.with(Fate.OPTED_OUT);
    }

    private void mishaps() {
        List<TrueAct> luckless = shuffled(act -> act.fate() == Fate.REACHABLE);
        int next = 0;
        for (Mishap mishap : Mishap.values()) {
            for (int i = 0; i < mishap.times() && next < luckless.size(); i++) {
                List<SentRow> sent = sentOf(luckless.get(next++));
                int which = random.nextInt(sent.size());
                mishap.happenTo(sent.get(which).row());
                sent.set(which, sent.get(which).broken());
            }
        }
    }

    /** The tag says the price before the discount, the server what was paid. */
    private void conflicts() {
        shuffled(act -> isWhole(act) && bothSayTheValue(act)).stream()
                .limit(CONFLICTS)
                .forEach(act -> sentOf(act).stream()
                        .filter(sent ->
                                !sent.row().path("ingestChannel").asText().equals("conversions_api"))
                        .forEach(sent -> sent.row()
                                .put("value", act.value().add(BigDecimal.TEN).toPlainString())));
    }

    private boolean bothSayTheValue(TrueAct act) {
        List<SentRow> sent = sentOf(act);
        return sent.stream()
                                .map(row -> row.row().path("ingestChannel").asText())
                                .distinct()
                                .count()
                        == 2
                && sent.stream().allMatch(row -> row.row().has("value"));
    }

    private void refunds() {
        shuffled(act -> isWhole(act) && act.value().signum() > 0).stream()
                .limit(REFUNDS)
                .forEach(this::refund);
    }

    private void refund(TrueAct act) {
        BigDecimal back =
                random.nextBoolean() ? act.value() : act.value().divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
        amends.add(amend(act, "refundOf", back));
        acts.put(act.actId(), act.worth(act.value().subtract(back)));
    }

    /** The shop reported ten times too much, and says so later. */
    private void corrections() {
        shuffled(act -> isWhole(act) && act.value().signum() > 0 && isUntouched(act)).stream()
                .limit(CORRECTIONS)
                .forEach(act -> {
                    for (SentRow sent : sentOf(act)) {
                        if (sent.row().has("value")) {
                            sent.row()
                                    .put("value", act.value().movePointRight(1).toPlainString());
                        }
                    }
                    amends.add(amend(act, "correctionOf", act.value()));
                });
    }

    private boolean isUntouched(TrueAct act) {
        return amends.stream().noneMatch(amend -> amend.actId().equals(act.actId()))
                && sentOf(act).stream()
                        .filter(sent -> sent.row().has("value"))
                        .allMatch(sent -> sent.row()
                                .path("value")
                                .asText()
                                .equals(act.value().toPlainString()));
    }

    private SentRow amend(TrueAct act, String reference, BigDecimal value) {
        ObjectNode first = sentOf(act).get(0).row();
        Instant at = act.at().plusSeconds(1_800 + random.nextInt(7_200));
        ObjectNode row = Rows.object();
        for (String field : List.of("dataSet", "conversionType", "actionSource")) {
            row.set(field, first.path(field));
        }
        row.put(
                "ingestChannel",
                first.path("ingestChannel").asText().equals("offline_file") ? "offline_file" : "conversions_api");
        row.put("occurredAt", at.getEpochSecond());
        row.put("eventId", reference + "-" + act.actId());
        row.putObject(reference).set("orderId", first.path("orderId"));
        row.put("value", value.toPlainString()).put("currency", act.currency());
        return new SentRow(row, act.actId(), at.plusSeconds(8 * 3_600), true);
    }

    private void fates(List<Exposure> exposures) {
        Map<String, String> clickers = new HashMap<>();
        exposures.forEach(exposure -> clickers.put(exposure.clickId(), exposure.userId()));
        acts.replaceAll((id, act) -> act.fate() == Fate.OPTED_OUT ? act : act.with(fate(act, clickers)));
    }

    private Fate fate(TrueAct act, Map<String, String> clickers) {
        List<SentRow> inOrder = sentOf(act).stream().filter(SentRow::isInOrder).toList();
        if (inOrder.isEmpty()) {
            return Fate.REFUSED;
        }
        boolean isKnown = !act.person().isUser()
                || inOrder.stream().anyMatch(sent -> names(sent.row().path("identifiers"), act.person(), clickers));
        return isKnown ? Fate.REACHABLE : Fate.NAMELESS;
    }

    private static boolean names(JsonNode ids, Person person, Map<String, String> clickers) {
        var held = person.heldByPlatform();
        boolean byEmail = held.emails().stream()
                .anyMatch(email -> has(ids, "emails", email) || has(ids, "hashedEmails", Reporting.sha256(email)));
        boolean byPhone = !held.phone().isEmpty()
                && (has(ids, "phones", held.phone())
                        || has(
                                ids,
                                "hashedPhones",
                                Reporting.sha256(held.phone().substring(1))));
        return byEmail
                || byPhone
                || has(ids, "mobileAdIds", held.mobileAdId())
                || has(ids, "externalIds", held.customerId())
                || clickers.containsKey(ids.path("clickId").asText("-"));
    }

    private static boolean has(JsonNode ids, String field, String wanted) {
        for (JsonNode id : ids.path(field)) {
            if (id.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** No report of it is refused, and a purchase's reports all name the order. */
    private boolean isWhole(TrueAct act) {
        return act.fate() == Fate.REACHABLE && sentOf(act).stream().allMatch(SentRow::isInOrder);
    }

    private List<TrueAct> shuffled(Predicate<TrueAct> wanted) {
        List<TrueAct> found =
                new ArrayList<>(acts.values().stream().filter(wanted).toList());
        for (int i = found.size() - 1; i > 0; i--) {
            Collections.swap(found, i, random.nextInt(i + 1));
        }
        return found;
    }

    private List<SentRow> sentOf(TrueAct act) {
        return Objects.requireNonNull(rows.get(act.actId()), "every act has its rows");
    }
}
