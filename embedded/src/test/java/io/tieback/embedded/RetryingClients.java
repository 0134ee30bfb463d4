package io.tieback.embedded;

import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.core.report.Input;
import io.tieback.core.report.Promotion;
import io.tieback.testkit.MadeUpReleases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/**
 * A process that is there to be killed: clients that send keyed requests, write down each acknowledgement, and after a
 * restart send again what was not acknowledged; meanwhile people are derived. What a request holds follows from its key alone.
 */
final class RetryingClients {
    static final int CLIENTS = 4;
    static final int USERS = 500;
    /** One second is half a day, so that timers fall due. */
    private static final long SPEED = 43_200;

    private RetryingClients() {}

    /** Arguments: data directory, file of acknowledgements, when all began in ms since 1970. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path dir = Path.of(args[0]);
        Path acks = Path.of(args[1]);
        long began = Long.parseLong(args[2]);
        InstantSource clock =
                () -> SeededInputs.START.plus(Duration.ofMillis((System.currentTimeMillis() - began) * SPEED));
        EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, settings(), clock);
        runtime.releases().promote(MadeUpReleases.of(9));
        runtime.releases().promote(MadeUpReleases.of(1));
        System.out.println("ready");
        System.out.flush();
        FileChannel file = FileChannel.open(acks, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            long first = acknowledged(acks, number);
            Thread thread = new Thread(() -> send(runtime, file, number, first));
            thread.start();
        }
        PersonPolicy loose = new PersonPolicy(4, 1, 0, 6);
        long until = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < until) {
            runtime.people().derive(loose);
            Thread.sleep(20);
        }
    }

    /** With small batches, so that kills meet them; replies outlive the fast clock. */
    static EmbeddedSettings settings() {
        DoorSettings door = DoorSettings.presets();
        return EmbeddedSettings.presets()
                .withStore(StoreSettings.small())
                .withBatchInputs(200)
                .withReleases(MadeUpReleases::read)
                .withDoor(new DoorSettings(
                        door.groupRows(),
                        door.backlogRows(),
                        door.smallRequestRows(),
                        door.smallAllowanceRows(),
                        door.waitingBytes(),
                        Duration.ofDays(3_650)));
    }

    /** How many of a client's requests were acknowledged; they are numbered from 0. */
    static long acknowledged(Path acks, int client) throws IOException {
        if (!Files.exists(acks)) {
            return 0;
        }
        return Files.readAllLines(acks).stream()
                .filter(line -> line.startsWith(client + " "))
                .count();
    }

    static List<Input> request(int client, long number) {
        Random random = new Random(client * 1_000_003L + number);
        // what happened does not depend on when it is sent, so that a repeated request is the same
        Instant when = SeededInputs.START.plus(Duration.ofMinutes(number * 7));
        List<Input> inputs =
                new SeededInputs(client + "-" + number, random, true, USERS).next(1 + random.nextInt(20), when);
        inputs.add(random.nextInt(inputs.size() + 1), new Promotion(Promotion.USER_MATCH, random.nextInt(3)));
        return inputs;
    }

    private static void send(EmbeddedRuntime runtime, FileChannel acks, int client, long first) {
        for (long number = first; ; number++) {
            List<Input> inputs = request(client, number);
            Claim claim = runtime.door().claim(client + "-" + number, new byte[] {1});
            if (claim instanceof Claim.Fresh fresh) {
                append(runtime, inputs, fresh.reservation(), number);
            } else if (!(claim instanceof Claim.Stored)) {
                throw new IllegalStateException("unexpected " + claim);
            }
            try {
                acks.write(ByteBuffer.wrap((client + " " + number + "\n").getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void append(EmbeddedRuntime runtime, List<Input> inputs, Reservation reservation, long number) {
        byte[] reply = ("reply " + number).getBytes(StandardCharsets.US_ASCII);
        try {
            runtime.door().take(Arrival.plain(inputs), reservation, reply);
        } catch (OverloadedException later) {
            throw new IllegalStateException("these clients never overload", later);
        }
    }
}
