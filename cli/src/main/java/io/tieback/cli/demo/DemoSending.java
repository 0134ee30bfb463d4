package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.Crew;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.RowSender;
import io.tieback.cli.client.RowSender.Sent;
import io.tieback.cli.demo.Matching.Told;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
import io.tieback.cli.text.ProgressLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Sends the day through the HTTP door, as platform and shop would, and asks what became of it. */
final class DemoSending {
    private static final int BATCH = 500;
    private static final int REPORTS_IN_A_BATCH = 100;
    private static final int REPEAT_EVERY = 8;

    private final ShopDay shopDay;
    private final ApiClient api;
    private final KeyFile keys;
    private final ProgressLine progress;

    DemoSending(ShopDay shopDay, ApiClient api, KeyFile keys, ProgressLine progress) {
        this.shopDay = shopDay;
        this.api = api;
        this.keys = keys;
        this.progress = progress;
    }

    /** What the platform knows: before the day's reports, or what comes late. */
    void platform(boolean isLate) {
        identify(users(isLate).filter(person -> isLate || isIdentified(person)).toList());
        List<ObjectNode> sightings = users(isLate)
                .filter(person -> !isLate && !isIdentified(person))
                .map(person -> Rows.sighting(
                        keys.advertiserId(),
                        person,
                        shopDay.day().minus(Duration.ofDays(person.emails().hashCode() & 15))))
                .toList();
        String late = isLate ? "-late" : "";
        sender("sightings", BATCH).send(sightings, "sightings" + late, 0, progress);
        List<ObjectNode> engagements = shopDay.exposures().stream()
                .filter(exposure -> exposure.isLate() == isLate)
                .map(exposure -> Rows.engagement(keys.advertiserId(), exposure))
                .toList();
        sender("engagements", BATCH).send(engagements, "engagements" + late, 0, progress);
    }

    private Stream<Person> users(boolean isLate) {
        return shopDay.people().stream()
                .filter(person ->
                        person.isLate() == isLate && !person.heldByPlatform().isEmpty());
    }

    /** Of every third user the platform sends its whole list; the others are seen logging in. */
    private static boolean isIdentified(Person person) {
        return person.userId().hashCode() % 3 == 0;
    }

    private void identify(List<Person> people) {
        AtomicLong done = new AtomicLong();
        Crew.map(people, person -> {
            api.put(
                    "/v1/users/" + person.userId() + "/identifiers",
                    keys.platformKey(),
                    Rows.identifiers(keys.advertiserId(), person)
                            .toString()
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            progress.at("sending identifiers", done.incrementAndGet(), people.size());
            return true;
        });
    }

    /** The day's reports, in the order in which the shop sent them; every so manieth batch twice. */
    Sent reports() {
        List<ObjectNode> rows = shopDay.rows().stream().map(SentRow::row).toList();
        return new RowSender(api, keys.advertiserKey(), "reports", REPORTS_IN_A_BATCH)
                .send(rows, "demo-reports", REPEAT_EVERY, progress);
    }

    private RowSender sender(String listName, int batch) {
        return new RowSender(api, keys.platformKey(), listName, batch);
    }

    /** Asks the server what became of it all. */
    DemoFindings ask(Sent sent) {
        JsonNode conservation = api.get("/v1/ledger/conservation", keys.readerKey());
        Map<String, Conservation> byChannel = new LinkedHashMap<>();
        for (JsonNode slice : conservation.path("slices")) {
            byChannel.merge(slice.path("ingestChannel").asText(), Conservation.of(slice), Conservation::plus);
        }
        List<Told> told = lives(sent);
        return new DemoFindings(
                sent,
                Conservation.of(conservation.path("totals")),
                byChannel,
                Matching.of(told),
                Credit.of(api.get("/v1/attribution?by=campaignId", keys.readerKey())),
                restated(told),
                causes(told));
    }

    /** Of each act that has a report in order, the life of the first of these. */
    private List<Told> lives(Sent sent) {
        Map<String, String> reportOfAct = new LinkedHashMap<>();
        for (int i = 0; i < sent.results().size(); i++) {
            JsonNode result = sent.results().get(i);
            if (result.path("status").asText().equals("accepted")) {
                reportOfAct.putIfAbsent(
                        shopDay.rows().get(i).actId(), result.path("reportId").asText());
            }
        }
        List<TrueAct> acts = shopDay.acts().stream()
                .filter(act -> reportOfAct.containsKey(act.actId()))
                .toList();
        AtomicLong done = new AtomicLong();
        return new ArrayList<>(Crew.map(acts, act -> {
            JsonNode life = api.get("/v1/reports/" + reportOfAct.get(act.actId()), keys.platformKey());
            progress.at("asking who was matched", done.incrementAndGet(), acts.size());
            return new Told(act, life);
        }));
    }

    /** The life that shows most: of a report that was nobody's until a better copy came. */
    private static JsonNode restated(List<Told> told) {
        return told.stream()
                .map(Told::life)
                .filter(life -> has(life, "reason", "late_copy") && has(life, "outcome", "credited"))
                .min(Comparator.comparingInt(
                        (JsonNode life) -> Math.abs(life.findValues("causeAt").size() - 5)))
                .or(() -> told.stream().map(Told::life).findFirst())
                .orElseThrow(() -> new IllegalStateException("no report was taken"));
    }

    private static Map<String, Long> causes(List<Told> told) {
        Map<String, Long> causes = new TreeMap<>();
        for (Told one : told) {
            one.life().findValuesAsText("reason").stream()
                    .distinct()
                    .filter(reason -> !reason.equals("judged"))
                    .forEach(reason -> causes.merge(reason, 1L, Long::sum));
        }
        return causes;
    }

    private static boolean has(JsonNode life, String field, String text) {
        return life.findValuesAsText(field).contains(text);
    }
}
