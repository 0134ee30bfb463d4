package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.ReleaseRefusedException;
import io.tieback.embedded.Releases;
import io.tieback.embedded.Restating;
import io.tieback.server.control.ApiKey;
import io.tieback.wire.ProblemCode;
import io.tieback.wire.PromotionReader;
import io.tieback.wire.PromotionReader.Wish;
import io.tieback.wire.RolloutAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which release of user match serves: puts one in service, and tells which are kept. */
public final class Rollouts {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    static final String MANIFEST = "manifest.json";

    private final IngestRoute.Doorway doorway;
    private final Releases releases;
    private final Restating restating;

    Rollouts(IngestRoute.Doorway doorway, EmbeddedRuntime runtime) {
        this.doorway = doorway;
        this.releases = runtime.releases();
        this.restating = runtime.restating();
    }

    /** {@code POST /v1/releases/user-match:promote}; answered when it is synced. */
    byte[] promote(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        doorway.disk().require();
        return doorway.bodies().read(request, body -> {
            Wish wish =
                    PromotionReader.read(body).orElseThrow(() -> ProblemException.of(ProblemCode.PROMOTION_MISSING));
            try {
                if (wish instanceof Wish.Sent sent) {
                    releases.promote(sent.files());
                } else if (wish instanceof Wish.Kept kept) {
                    releases.promote(kept.version());
                }
            } catch (ReleaseRefusedException refused) {
                throw ProblemException.of(ProblemCode.RESOURCE_REJECTED, String.valueOf(refused.getMessage()));
            }
            return answer().toJson();
        });
    }

    /** {@code POST /v1/releases/user-match:restate}; answered at once, while the job goes on. */
    byte[] restate(Context request, ApiKey key) {
        Instant from = Parameters.of(request, Set.of("from"))
                .time("from")
                .orElseThrow(() -> Parameters.invalid("from", "is needed: a time such as 2026-01-31T00:00:00Z"));
        doorway.disk().require();
        try {
            restating.start(from);
        } catch (ReleaseRefusedException running) {
            throw ProblemException.of(ProblemCode.RESOURCE_REJECTED, String.valueOf(running.getMessage()));
        }
        return answer().toJson();
    }

    /** {@code GET /v1/releases/user-match}. */
    byte[] list(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        return answer().toJson();
    }

    private RolloutAnswer answer() {
        return answer(releases, restating);
    }

    /** {@code GET /v1/releases/user-match/{version}}: what the release says of itself, as it was trained. */
    byte[] manifest(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        return Optional.of(request.pathParam("version"))
                .filter(version -> VERSION.matcher(version).matches())
                .flatMap(version -> releases.file(Integer.parseInt(version), MANIFEST))
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }

    /** Which serves, which are kept, and what is being judged again. */
    public static RolloutAnswer answer(Releases releases, Restating restating) {
        return new RolloutAnswer(
                releases.inForce(),
                releases.kept().stream()
                        .map(kept -> new RolloutAnswer.Kept(kept.version(), kept.release()))
                        .toList(),
                restating
                        .latest()
                        .map(job -> new RolloutAnswer.Restated(
                                job.from(), job.version(), job.done(), job.all(), job.reports(), job.isRunning())));
    }
}
