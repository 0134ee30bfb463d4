package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.tieback.server.TestServer.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The description against the running server. The validator reads OpenAPI 3.0; what the description uses of 3.1 means
 * the same there, so it is read under that name.
 */
class OpenApiTest {
    private static final String SPEC = new String(Service.openApi(), StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                    SPEC.replaceFirst("openapi: 3\\.1\\.0", "openapi: 3.0.3")
                            .replace(", identifier: Apache-2.0", "")
                            .replaceAll("(?m)^\\s+examples: \\[.*\\n", ""))
            .build();
    private final OpenAPI description = new OpenAPIV3Parser().readContents(SPEC).getOpenAPI();

    @Test
    void theDescriptionIsOpenApi31WithoutComplaints() {
        assertThat(SPEC).startsWith("openapi: 3.1.0\n");
        assertThat(new OpenAPIV3Parser().readContents(SPEC).getMessages()).isEmpty();
    }

    @Test
    void theServerServesTheDescription() {
        try (TestServer server = TestServer.open(folder)) {
            Reply reply = server.get("/openapi.yaml", "");
            assertThat(reply.text()).isEqualTo(SPEC);
            assertThat(reply.header("content-type")).startsWith("application/yaml");
        }
    }

    @Test
    void everyRouteOfTheServerIsDescribedAndNoOther() {
        Set<String> described = new TreeSet<>();
        description
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> described.add(method + " " + path)));
        try (TestServer server = TestServer.open(folder)) {
            Set<String> served = new TreeSet<>(server.server.routes());
            served.removeIf(PageRoutes::isPage);
            assertThat(served).isEqualTo(described);
        }
    }

    @Test
    void everyExampleIsTakenAndEveryAnswerHasTheDescribedForm() {
        try (TestServer server = TestServer.open(folder)) {
            SoftAssertions softly = new SoftAssertions();
            server.promote(9);
            for (String path : List.of(
                    "/v1/users/{userId}/identifiers",
                    "/v1/users/{userId}/consent",
                    "/v1/engagements",
                    "/v1/sightings",
                    "/v1/reports",
                    "/v1/match:predict",
                    "/v1/erasures")) {
                under(description.getPaths(), path).readOperationsMap().forEach((method, operation) -> {
                    for (Map.Entry<String, Example> example : examples(operation)) {
                        Reply reply =
                                check(server, softly, method, fill(path, operation), operation, example.getValue());
                        softly.assertThat(reply.json().at("/counts/accepted").asInt())
                                .as("%s: %s", example.getKey(), reply.text())
                                .isEqualTo(reply.json().path("results").size());
                        softly.assertThat(reply.text().contains("\"severity\""))
                                .as("%s: only of limited use there is something to say", reply.text())
                                .isEqualTo(example.getKey().equals("limited"));
                    }
                });
                server.quiet();
            }
            softly.assertAll();
        }
    }

    @Test
    void everyAnswerHasTheDescribedForm() {
        try (TestServer server = TestServer.open(folder)) {
            String platform = server.keys.platformKey();
            String advertiser = server.keys.advertiserKey();
            String reports = body("/v1/reports", "checkout");
            server.put("/v1/users/u-1/identifiers", platform, body("/v1/users/{userId}/identifiers", "held"));
            server.post("/v1/engagements", platform, body("/v1/engagements", "click"));
            String first = reportId(server.post("/v1/reports", advertiser, reports));
            server.quiet();
            String copy = reportId(server.post("/v1/reports", advertiser, reports));
            String bad =
                    reportId(server.post("/v1/reports", advertiser, reports.replace("1772366400", "1772366400000")));
            server.quiet();
            SoftAssertions softly = new SoftAssertions();
            for (String key : List.of(platform, advertiser, server.keys.readerKey())) {
                for (String path : List.of(
                        "/v1/attribution?by=advertiserId,day,campaignId,adId,conversionType",
                        "/v1/attribution?setting=last_touch&from=2026-02-01&to=2026-03-31",
                        "/v1/attribution?by=nonsense",
                        "/v1/ledger/conservation",
                        "/v1/quarantine",
                        "/v1/quarantine?code=occurred_at_in_milliseconds&advertiserId=shop",
                        "/v1/reports/" + first,
                        "/v1/reports/" + copy,
                        "/v1/reports/" + bad,
                        "/v1/reports/none",
                        "/v1/engagements/en-1/credit",
                        "/v1/engagements/none/credit")) {
                    validate(softly, path, "GET", "", server.get(path, key));
                }
            }
            String releases = "{\"releases\":[{\"reportId\":\"" + bad + "\"},{\"reportId\":\"none\"}]}";
            validate(softly, "/v1/match:predict", "POST", reports, server.post("/v1/match:predict", platform, reports));
            String kept = body("/v1/releases/user-match:promote", "kept");
            String promote = "/v1/releases/user-match:promote";
            validate(softly, promote, "POST", kept, server.post(promote, platform, kept));
            String unknown = "{\"version\":7}";
            validate(softly, promote, "POST", unknown, server.post(promote, platform, unknown));
            softly.assertThat(server.promote(9).status()).isEqualTo(200);
            validate(softly, "/v1/releases/user-match", "GET", "", server.get("/v1/releases/user-match", platform));
            validate(softly, "/v1/releases/user-match/1", "GET", "", server.get("/v1/releases/user-match/1", platform));
            String derive = "/v1/people:derive?mostUsersOfKey=2&agreeingShare=0.5";
            validate(softly, derive, "POST", "", server.post(derive, platform, ""));
            String person = "/v1/users/u-1/person";
            validate(softly, person, "GET", "", server.get(person, platform));
            softly.assertThat(server.get(person, platform).status()).isEqualTo(200);
            Reply released = server.post("/v1/quarantine/releases", platform, releases);
            validate(softly, "/v1/quarantine/releases", "POST", releases, released);
            softly.assertThat(released.json().at("/counts/accepted").asInt()).isEqualTo(1);
            server.quiet();
            validate(softly, "/v1/reports/" + bad, "GET", "", server.get("/v1/reports/" + bad, platform));
            for (String path : List.of("/health", "/ready", "/metrics", "/openapi.yaml")) {
                validate(softly, path, "GET", "", server.get(path, ""));
            }
            softly.assertAll();
        }
    }

    private Reply check(
            TestServer server,
            SoftAssertions softly,
            HttpMethod method,
            String path,
            Operation operation,
            Example example) {
        String body = example.getValue().toString();
        String key = path.equals("/v1/reports") ? server.keys.advertiserKey() : server.keys.platformKey();
        Reply reply = server.send(method.name(), path, key, body.getBytes(StandardCharsets.UTF_8), Map.of());
        softly.assertThat(reply.status()).as(operation.getOperationId()).isEqualTo(200);
        validate(softly, path, method.name(), body, reply);
        return reply;
    }

    private void validate(SoftAssertions softly, String path, String method, String body, Reply reply) {
        String bare = path.replaceFirst("\\?.*", "");
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, bare).withHeader("Authorization", "Bearer key");
        if (!body.isEmpty()) {
            request.withContentType("application/json").withBody(body);
        }
        for (String pair : path.contains("?") ? path.replaceFirst(".*\\?", "").split("&") : new String[0]) {
            request.withQueryParam(pair.split("=")[0], pair.split("=")[1]);
        }
        SimpleResponse response = SimpleResponse.Builder.status(reply.status())
                .withContentType(reply.header("content-type"))
                .withBody(reply.text())
                .build();
        ValidationReport report = validator.validate(request.build(), response);
        softly.assertThat(report.getMessages().stream().map(Object::toString))
                .as("%s %s: %s", method, path, reply.text())
                .isEmpty();
    }

    private String body(String path, String example) {
        Operation operation =
                under(description.getPaths(), path).readOperations().get(0);
        return examples(operation).stream()
                .filter(named -> named.getKey().equals(example))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getValue()
                .toString();
    }

    private static <T> T under(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static String reportId(Reply reply) {
        return reply.json().at("/results/0/reportId").asText();
    }

    private static List<Map.Entry<String, Example>> examples(Operation operation) {
        return new ArrayList<>(under(operation.getRequestBody().getContent(), "application/json")
                .getExamples()
                .entrySet());
    }

    private static String fill(String path, Operation operation) {
        String filled = path;
        for (Parameter parameter : Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
            if ("path".equals(parameter.getIn())) {
                filled = filled.replace(
                        "{" + parameter.getName() + "}", parameter.getExample().toString());
            }
        }
        return filled;
    }
}
