package io.tieback.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFilesTest {
    private static final int PEOPLE = 2_200;
    private static final int DAYS = 12;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static World world(String profile, long seed) {
        WorldSettings settings = WorldSettings.of(Profile.named(profile));
        return new World(profile, settings, seed, PEOPLE, DAYS, World.USUAL_START);
    }

    @BeforeAll
    static void writeOnce() {
        new WorldFiles(world("hopeless", 11)).write(folder.resolve("one"), 1, (step, done, total) -> {});
    }

    @Test
    void theSameSeedGivesTheSameBytesWithOneThreadAndWithThree() throws IOException, NoSuchAlgorithmException {
        new WorldFiles(world("hopeless", 11)).write(folder.resolve("three"), 3, (step, done, total) -> {});
        assertThat(hashes(folder.resolve("three"))).isEqualTo(hashes(folder.resolve("one")));
    }

    /**
     * On every JDK and machine: the settings' hashes freeze the knobs of the judged profiles, this freezes what is made
     * of them. A change of it is a line in docs/decisions.md and reruns every figure; of browsing.jsonl, only world-fit.
     */
    @Test
    void theBytesOfAWorldAreThoseThatFiguresWerePublishedOn() throws IOException, NoSuchAlgorithmException {
        WorldSettings typical = WorldSettings.of(Profile.TYPICAL);
        new WorldFiles(new World("typical", typical, 77, 200, 4, World.USUAL_START))
                .write(folder.resolve("frozen"), 2, (step, done, total) -> {});
        Map<String, String> hashes = hashes(folder.resolve("frozen"));
        hashes.remove("truth/browsing.jsonl");
        hashes.remove("world.json");
        byte[] all = hashes.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all)))
                .isEqualTo("865198bb4f7926a6697cce087b39b593709ad5877f09f4247c0d114fbee749bd");
    }

    @Test
    void whatARunThatWasEndedLeftBehindChangesNothing() throws IOException, NoSuchAlgorithmException {
        Path spill = Files.createDirectories(folder.resolve("again/.spill"));
        Files.writeString(spill.resolve("bucket-0"), "half a line");
        Files.writeString(spill.resolve("bucket-4711"), "of more buckets");
        new WorldFiles(world("hopeless", 11)).write(folder.resolve("again"), 2, (step, done, total) -> {});
        assertThat(hashes(folder.resolve("again"))).isEqualTo(hashes(folder.resolve("one")));
    }

    @Test
    void aWorldThatCouldNotBeWrittenWholeIsNone() throws IOException {
        World small = new World("clean", WorldSettings.of(Profile.CLEAN), 5, 50, 3, World.USUAL_START);
        Path world = folder.resolve("half");
        new WorldFiles(small).write(world, 1, (step, done, total) -> {});
        Files.delete(world.resolve("truth/acts.jsonl"));
        Files.createDirectory(world.resolve("truth/acts.jsonl"));

        assertThatThrownBy(() -> new WorldFiles(small).write(world, 2, (step, done, total) -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("acts.jsonl");

        assertThat(world.resolve("world.json")).doesNotExist();
        assertThat(world.resolve(".spill")).doesNotExist();
    }

    @Test
    void aWorldOfNobodyOrOfTooManyOrOfNoDaysIsRefused() {
        WorldSettings clean = WorldSettings.of(Profile.CLEAN);
        for (int people : new int[] {-5, 0, 2_097_153}) {
            assertThatThrownBy(() -> new World("clean", clean, 1, people, 3, World.USUAL_START))
                    .hasMessage("people must be 1 to 2097152, not " + people);
        }
        assertThatThrownBy(() -> new World("clean", clean, 1, 5, 0, World.USUAL_START))
                .hasMessageContaining("days");
        assertThatThrownBy(() -> new World("clean", clean, 1, 5, 3, World.USUAL_START.plusSeconds(1)))
                .hasMessageContaining("midnight");
    }

    @Test
    void anotherSeedGivesAnotherWorld() throws IOException, NoSuchAlgorithmException {
        new WorldFiles(world("hopeless", 12)).write(folder.resolve("other"), 2, (step, done, total) -> {});
        assertThat(hashes(folder.resolve("other")).get("reports.jsonl"))
                .isNotEqualTo(hashes(folder.resolve("one")).get("reports.jsonl"));
    }

    @Test
    void linesComeInOrderOfTime() throws IOException {
        assertThat(times("reports.jsonl", "receivedAt"))
                .hasSizeGreaterThan(10_000)
                .isSorted();
        assertThat(times("engagements.jsonl", "sentAt")).isSorted();
        assertThat(times("sightings.jsonl", "sentAt")).isSorted();
        assertThat(times("identifiers.jsonl", "occurredAt")).isSorted();
        assertThat(times("truth/acts.jsonl", "occurredAt")).isSorted();
    }

    @Test
    void truthNamesEveryReportOnceAndInTheSameOrder() throws IOException {
        List<String> rows = lines("reports.jsonl").stream()
                .map(line -> line.get("row").asText())
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(lines("truth/reports.jsonl").stream()
                        .map(line -> line.get("row").asText()))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void everyFaultAndEveryWrongRowIsThere() throws IOException {
        var faults = new TreeSet<String>();
        var codes = new TreeSet<String>();
        int invented = 0;
        for (JsonNode truth : lines("truth/reports.jsonl")) {
            truth.get("faults").forEach(fault -> faults.add(fault.asText()));
            codes.add(truth.path("code").asText(""));
            invented += truth.get("invented").asBoolean() ? 1 : 0;
        }
        assertThat(invented).isPositive();
        assertThat(faults)
                .contains("type_wrong", "type_vague", "value_zero", "value_missing", "value_in_minor_units")
                .contains("value_gross", "value_constant", "currency_wrong", "currency_missing", "agent_cut")
                .contains("sent_again", "sent_again_without_ids", "page_opened_again", "server_address");
        assertThat(codes)
                .contains("occurred_at_in_milliseconds", "field_missing", "value_unreadable", "currency_unknown")
                .contains("action_source_unknown", "too_long", "occurred_at_in_future", "opted_out");
    }

    @Test
    void everyGoodReportHasWhatTheApiRequires() throws IOException {
        Map<String, JsonNode> truth = new HashMap<>();
        lines("truth/reports.jsonl").forEach(line -> truth.put(line.get("row").asText(), line));
        for (JsonNode line : lines("reports.jsonl")) {
            JsonNode report = line.get("report");
            JsonNode known = truth.get(line.get("row").asText());
            if (known != null && known.get("expected").asText().equals("accepted")) {
                assertThat(report.get("conversionType").asText()).matches("[a-z0-9_]{1,64}");
                assertThat(report.get("actionSource").asText()).matches("web|app_ios|app_android|offline");
                assertThat(report.get("ingestChannel").asText()).matches("tag|conversions_api|mmp|offline_file");
                assertThat(report.has("occurredAt")).isTrue();
                assertThat(report.path("value").asText("1.00")).matches("\\d+\\.\\d\\d");
            }
        }
    }

    @Test
    void linearCreditHoldsLastTouchAndAllOfItIsTheActsPersons() throws IOException {
        Map<String, String> userOf = new HashMap<>();
        lines("engagements.jsonl")
                .forEach(line -> userOf.put(
                        line.get("engagement").get("engagementId").asText(),
                        line.get("engagement").get("userId").asText()));
        Map<String, String> userOfAct = new HashMap<>();
        lines("truth/acts.jsonl")
                .forEach(line -> userOfAct.put(
                        line.get("actId").asText(), line.path("userId").asText()));
        for (JsonNode credit : lines("truth/credit.jsonl")) {
            var linear = new ArrayList<String>();
            credit.get("linear")
                    .forEach(part -> linear.add(part.get("engagementId").asText()));
            if (credit.has("lastTouch")) {
                assertThat(linear)
                        .contains(credit.get("lastTouch").get("engagementId").asText());
            } else {
                assertThat(linear).isEmpty();
                assertThat(credit.get("incremental")).isNotEmpty();
            }
            String user = userOfAct.get(credit.get("actId").asText());
            assertThat(linear)
                    .allMatch(engagement -> userOf.getOrDefault(engagement, "").equals(user));
        }
    }

    @Test
    void everyActThatAdsCausedIsDividedWholeAmongCampaigns() throws IOException {
        Map<String, Double> shares = new HashMap<>();
        for (JsonNode credit : lines("truth/credit.jsonl")) {
            for (JsonNode part : credit.path("incremental")) {
                shares.merge(credit.get("actId").asText(), part.get("share").asDouble(), Double::sum);
            }
        }
        List<String> caused = new ArrayList<>();
        for (JsonNode act : lines("truth/acts.jsonl")) {
            if (act.has("withoutAds") && !act.get("withoutAds").asBoolean() && !act.has("refundOf")) {
                caused.add(act.get("actId").asText());
            }
        }
        assertThat(caused).isNotEmpty();
        assertThat(shares.keySet()).containsExactlyInAnyOrderElementsOf(caused);
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isCloseTo(1, within(1e-6)));
    }

    @Test
    void campaignsThatDoNotWorkCauseNothing() throws IOException {
        Map<String, String> kind = new HashMap<>();
        lines("truth/campaigns.jsonl")
                .forEach(line -> kind.put(
                        line.get("campaignId").asText(), line.get("kind").asText()));
        assertThat(kind.values()).contains("working", "idle", "harvesting");
        for (JsonNode line : lines("truth/outcomes.jsonl")) {
            for (JsonNode campaign : line.get("campaigns")) {
                if (campaign.has("actsWithout")) {
                    int caused = line.get("acts").asInt()
                            - campaign.get("actsWithout").asInt();
                    boolean works =
                            "working".equals(kind.get(campaign.get("campaignId").asText()));
                    assertThat(caused).isBetween(0, works ? Integer.MAX_VALUE : 0);
                }
            }
        }
    }

    private static List<JsonNode> lines(String file) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve("one").resolve(file))) {
            nodes.add(MAPPER.readTree(line));
        }
        return nodes;
    }

    private static List<Double> times(String file, String field) throws IOException {
        return lines(file).stream().map(line -> line.get(field).asDouble()).toList();
    }

    private static Map<String, String> hashes(Path directory) throws IOException, NoSuchAlgorithmException {
        var hashes = new TreeMap<String, String>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            hashes.put(directory.relativize(file).toString(), HexFormat.of().formatHex(hash));
        }
        return hashes;
    }
}
