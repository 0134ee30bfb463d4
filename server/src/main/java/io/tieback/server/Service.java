package io.tieback.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.tieback.embedded.Readings;
import io.tieback.wire.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Routes for those who run the server: is it alive, does it take rows, its figures, and the API's description. */
final class Service {
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final String STARTED = "tieback.started";
    private static final byte[] OK = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);

    private Service() {}

    static void addTo(RoutesConfig routes, Readings readings, DiskSpace disk, Metrics metrics) {
        byte[] description = openApi();
        routes.before(request -> request.attribute(STARTED, System.nanoTime()));
        routes.after(request -> count(request, metrics));
        routes.get("/health", request -> json(request, OK));
        routes.get("/ready", request -> {
            if (!readings.figures().sound()) {
                throw ProblemException.later(ProblemCode.NOT_READY, RETRY);
            }
            disk.require();
            json(request, OK);
        });
        routes.get(
                "/metrics", request -> request.contentType(Metrics.MEDIA_TYPE).result(metrics.text()));
        routes.get(
                "/openapi.yaml",
                request -> request.contentType("application/yaml").result(description));
    }

    /** The description of the API, as served. */
    static byte[] openApi() {
        try (InputStream in = Service.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.yaml", e);
        }
    }

    private static void json(Context request, byte[] body) {
        request.contentType("application/json").result(body);
    }

    private static void count(Context request, Metrics metrics) {
        Long started = request.attribute(STARTED);
        if (started != null) {
            metrics.answered(route(request), request.statusCode(), System.nanoTime() - started);
        }
    }

    /** The pattern of the route, never the path, which names users. */
    private static String route(Context request) {
        Endpoint matched = request.endpoints().matchedHttpEndpoint();
        return matched == null ? "none" : matched.method + " " + matched.path;
    }
}
