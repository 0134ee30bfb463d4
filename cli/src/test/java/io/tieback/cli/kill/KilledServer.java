package io.tieback.cli.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.Tieback;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tieback serve} in a process of its own, which is there to be killed. */
final class KilledServer {
    private static final Pattern OPEN = Pattern.compile("open at (\\S+),");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI uri;

    private KilledServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts it, and returns when it answers. */
    static KilledServer start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Tieback.class.getName(),
                        "serve",
                        "--data-dir",
                        folder.resolve("data").toString(),
                        "--port",
                        "0",
                        "--new-keys",
                        folder.resolve("keys.json").toString())
                .redirectError(folder.resolve("complaints").toFile())
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher open = OPEN.matcher(line);
            if (open.find()) {
                return new KilledServer(process, URI.create(open.group(1)));
            }
        }
        throw new IOException("the server did not start: see " + folder.resolve("complaints"));
    }

    URI uri() {
        return uri;
    }

    /** Kills it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as {@code kill} does, in order. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    JsonNode get(String path, String key) throws IOException, InterruptedException {
        return send(request(path, key).GET().build());
    }

    JsonNode post(String path, String key, String body) throws IOException, InterruptedException {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(uri.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key);
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
