package io.tieback.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a server in the middle of an ingest whose clients retry, again and again: 10 times, or as often as the property
 * {@code tieback.kills} says. Afterwards everything that was answered is there, once.
 */
final class KilledServerTest {
    private static final int KILLS = Integer.getInteger("tieback.kills", 10);
    private static final int SHOPS = 3;
    private static final int VERIFY_EACH = 5;
    private static final String CREDITED = "/v1/attribution?setting=last_touch";

    @TempDir
    private Path folder;

    private final AtomicReference<URI> address = new AtomicReference<>();
    private final long when = Instant.now().getEpochSecond() - 3_600;

    @Test
    void everyAnsweredReportIsThereOnceAndEarnsItsCreditHoweverOftenTheServerIsKilled()
            throws IOException, InterruptedException {
        long seed = Long.getLong("tieback.seed", 20_261_123L);
        Random random = new Random(seed);
        KilledServer server = start();
        JsonNode keys = new ObjectMapper().readTree(folder.resolve("keys.json").toFile());
        sendClicks(server, keys);
        List<RetryingShop> shops = IntStream.range(0, SHOPS)
                .mapToObj(shop ->
                        new RetryingShop(shop, keys.path("advertiserKey").asText(), when, address::get))
                .toList();
        List<Thread> threads = shops.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        for (int kill = 1; kill <= KILLS; kill++) {
            Thread.sleep(50 + random.nextInt(700));
            server.kill();
            if (kill % VERIFY_EACH == 0) {
                assertLawsHold("seed " + seed + ", kill " + kill);
            }
            server = start();
        }
        shops.forEach(RetryingShop::end);
        for (Thread thread : threads) {
            thread.join();
        }
        assertAllThereOnce(server, shops, keys.path("readerKey").asText());
        server.end();
        assertLawsHold("seed " + seed + ", in the end");
    }

    private KilledServer start() throws IOException {
        KilledServer server = KilledServer.start(folder);
        address.set(server.uri());
        return server;
    }

    private void sendClicks(KilledServer server, JsonNode keys) throws IOException, InterruptedException {
        String rows = IntStream.range(0, RetryingShop.CLICKS)
                .mapToObj(
                        click -> """
                        {"engagementId":"e-%1$d","userId":"u-%1$d","advertiserId":"%2$s","campaignId":"c","kind":"click",\
                        "occurredAt":%3$d,"clickId":"click-%1$d"}""".formatted(click, keys.path("advertiserId").asText(), when - 60))
                .collect(Collectors.joining(","));
        JsonNode answer =
                server.post("/v1/engagements", keys.path("platformKey").asText(), "{\"engagements\":[" + rows + "]}");
        assertThat(answer.at("/counts/accepted").asInt()).as(answer.toString()).isEqualTo(RetryingShop.CLICKS);
    }

    private static void assertAllThereOnce(KilledServer server, List<RetryingShop> shops, String readerKey)
            throws IOException, InterruptedException {
        long sent = shops.stream().mapToLong(RetryingShop::sent).sum();
        long copies = shops.stream().mapToLong(RetryingShop::copies).sum();
        assertThat(sent).isGreaterThan(100);
        assertThat(shops.stream().mapToLong(RetryingShop::retries).sum()).isPositive();
        JsonNode totals = atRest(server, readerKey);
        assertThat(totals.path("received").asLong()).isEqualTo(sent);
        assertThat(totals.path("exactDuplicates").asLong()).isEqualTo(copies);
        assertThat(totals.path("admitted").asLong()).isEqualTo(sent - copies);
        assertThat(totals.path("holds").asBoolean()).isTrue();
        JsonNode credit = server.get(CREDITED, readerKey);
        assertThat(credit.at("/rows/0/conversions").asDouble())
                .as(credit.toString())
                .isEqualTo(sent - copies);
        Set<String> ids = new HashSet<>();
        for (RetryingShop shop : shops) {
            List<String> answers = shop.answers();
            for (String answer : answers) {
                new ObjectMapper()
                        .readTree(answer)
                        .path("results")
                        .forEach(row -> ids.add(row.path("reportId").asText()));
            }
            int last = answers.size() - 1;
            assertThat(shop.again(last)).isEqualTo(answers.get(last));
            assertThat(shop.again(0)).isEqualTo(answers.get(0));
        }
        assertThat(ids).hasSize((int) sent);
        assertThat(atRest(server, readerKey).path("received").asLong()).isEqualTo(sent);
    }

    private static JsonNode atRest(KilledServer server, String readerKey) throws IOException, InterruptedException {
        JsonNode totals = server.get("/v1/ledger/conservation", readerKey).path("totals");
        for (int tries = 0; tries < 100 && totals.path("pending").asLong() > 0; tries++) {
            Thread.sleep(100);
            totals = server.get("/v1/ledger/conservation", readerKey).path("totals");
        }
        assertThat(totals.path("pending").asLong()).isZero();
        return totals;
    }

    private void assertLawsHold(String at) {
        CommandRun verified = CommandRun.of("verify", "--data-dir", folder.resolve("data"));
        assertThat(verified.exit()).as(at + verified.out() + verified.err()).isZero();
        assertThat(verified.out()).as(at).contains("All 8 laws hold");
    }
}
