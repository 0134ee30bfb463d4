package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.core.privacy.Sha256;
import io.tieback.embedded.Claim;
import io.tieback.embedded.Door;
import io.tieback.embedded.Reservation;
import io.tieback.server.control.ApiKey;
import io.tieback.wire.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a body in: judged, appended and synced, then answered; under an Idempotency-Key once only. */
final class IngestRoute {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration IN_FLIGHT_RETRY = Duration.ofSeconds(1);

    private final String route;
    private final Intake intake;
    private final BodyReader bodies;
    private final Door door;
    private final ReportIds ids;
    private final DiskSpace disk;

    /** @param route method and path pattern, part of the scope of Idempotency-Keys */
    IngestRoute(String route, Intake intake, Doorway doorway) {
        this.route = route;
        this.intake = intake;
        this.bodies = doorway.bodies();
        this.door = doorway.door();
        this.ids = doorway.ids();
        this.disk = doorway.disk();
    }

    /** What all such routes share. */
    record Doorway(BodyReader bodies, Door door, ReportIds ids, DiskSpace disk) {}

    /** The answer to a request. */
    Answer take(Context request, ApiKey key) {
        boolean test = Parameters.of(request, Set.of("test")).flag("test");
        Optional<String> idempotencyKey = idempotencyKey(request);
        disk.require();
        String subject = request.pathParamMap().getOrDefault("userId", "");
        return bodies.read(request, body -> {
            if (test) {
                Sender sender = new Sender(key, door.now(), index -> "test", true);
                return Answer.of(intake.judge(body, subject, sender).answer());
            }
            return idempotencyKey
                    .map(given -> takeOnce(key, given, subject, body))
                    .orElseGet(() -> take(key, subject, body));
        });
    }

    private Answer take(ApiKey key, String subject, byte[] body) {
        Instant now = door.now();
        Intake.Judged judged = intake.judge(body, subject, new Sender(key, now, ids.fresh(now), false));
        door.take(judged.arrivals());
        return Answer.of(judged.answer());
    }

    private Answer takeOnce(ApiKey key, String idempotencyKey, String subject, byte[] body) {
        String scope = key.keyId() + "|" + route + "|" + idempotencyKey;
        byte[] bodyHash = hash(subject, body);
        Claim claim = door.claim(scope, bodyHash);
        if (claim instanceof Claim.Stored stored) {
            return Answer.repeated(stored.reply());
        } else if (claim instanceof Claim.OtherBody) {
            throw ProblemException.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        } else if (claim instanceof Claim.Fresh fresh) {
            return takeFresh(key, new Keyed(scope, bodyHash, fresh.reservation()), subject, body);
        }
        throw ProblemException.later(ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT, IN_FLIGHT_RETRY);
    }

    private record Keyed(String scope, byte[] bodyHash, Reservation reservation) {}

    private Answer takeFresh(ApiKey key, Keyed keyed, String subject, byte[] body) {
        try (Reservation reservation = keyed.reservation()) {
            Instant now = door.now();
            // the time is in, as the key may come again with the same body when its reply is forgotten
            String named = keyed.scope() + "|" + now.toEpochMilli();
            Sender sender = new Sender(key, now, ReportIds.derived(named, keyed.bodyHash(), now), false);
            Intake.Judged judged = intake.judge(body, subject, sender);
            door.take(judged.arrivals(), reservation, judged.answer());
            return Answer.of(judged.answer());
        }
    }

    private static byte[] hash(String subject, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + subject.length() + 1);
        whole.writeBytes(subject.getBytes(StandardCharsets.UTF_8));
        whole.write(0);
        whole.writeBytes(body);
        return Sha256.of(whole.toByteArray());
    }

    private static Optional<String> idempotencyKey(Context request) {
        Optional<String> given = Optional.ofNullable(request.header("Idempotency-Key"));
        if (given.filter(key -> !KEY.matcher(key).matches()).isPresent()) {
            throw ProblemException.of(ProblemCode.IDEMPOTENCY_KEY_MALFORMED);
        }
        return given;
    }

    /**
     * What is answered.
     *
     * @param body JSON
     * @param repeated whether it is the stored answer to an earlier request
     */
    record Answer(byte[] body, boolean repeated) {
        static Answer of(byte[] body) {
            return new Answer(body, false);
        }

        static Answer repeated(byte[] body) {
            return new Answer(body, true);
        }
    }
}
