package io.tieback.server;

import static io.tieback.server.control.Role.ADVERTISER;
import static io.tieback.server.control.Role.PLATFORM;
import static io.tieback.server.control.Role.READER;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tieback.core.admit.Admission;
import io.tieback.server.ReportIntake.Parts;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.Role;
import io.tieback.wire.DocumentReader;
import java.util.Set;

/** The routes of the native API, each with the roles that may use it. */
final class Api {
    private static final Set<Role> EVERYBODY = Set.of(ADVERTISER, PLATFORM, READER);
    private static final String USER_IDENTIFIERS = "/v1/users/{userId}/identifiers";
    private static final String USER_CONSENT = "/v1/users/{userId}/consent";

    private final RoutesConfig routes;
    private final Access access;
    private final IngestRoute.Doorway doorway;

    private Api(RoutesConfig routes, Access access, IngestRoute.Doorway doorway) {
        this.routes = routes;
        this.access = access;
        this.doorway = doorway;
    }

    static void addTo(
            RoutesConfig routes,
            Access access,
            IngestRoute.Doorway doorway,
            Parts parts,
            ReportIntake reports,
            Answers answers) {
        Api api = new Api(routes, access, doorway);
        api.comingIn(parts, reports);
        api.comingOut(answers);
        api.matching(new Rollouts(doorway, parts.runtime()), new Predictions(doorway, parts));
        api.people(new PeopleQuestions(doorway, parts.runtime()));
    }

    private void comingIn(Parts parts, ReportIntake reports) {
        DocumentReader reader = parts.reader();
        Admission admission = parts.admission();
        in(HandlerType.POST, "/v1/reports", ADVERTISER, reports);
        in(
                HandlerType.POST,
                "/v1/engagements",
                PLATFORM,
                new PlatformIntake<>(
                        (body, subject) -> reader.engagements(body),
                        (row, sender) -> admission.engagement(
                                row, id -> parts.control().advertiser(id).isPresent(), sender.now())));
        in(
                HandlerType.POST,
                "/v1/sightings",
                PLATFORM,
                new PlatformIntake<>(
                        (body, subject) -> reader.sightings(body),
                        (row, sender) -> admission.sighting(row, sender.now())));
        in(
                HandlerType.POST,
                "/v1/erasures",
                PLATFORM,
                new PlatformIntake<>(
                        (body, subject) -> reader.erasures(body), (row, sender) -> admission.erasure(row)));
        in(HandlerType.POST, "/v1/truth-panel", PLATFORM, new PanelIntake(parts));
        in(HandlerType.POST, "/v1/quarantine/releases", PLATFORM, new ReleaseIntake(parts));
        in(
                HandlerType.PUT,
                USER_IDENTIFIERS,
                PLATFORM,
                new PlatformIntake<>(
                        (body, subject) -> reader.userIdentifiers(subject, body),
                        (row, sender) -> admission.userIdentifiers(row, sender.now())));
        in(
                HandlerType.PUT,
                USER_CONSENT,
                PLATFORM,
                new PlatformIntake<>(
                        (body, subject) -> reader.userConsent(subject, body),
                        (row, sender) -> admission.userConsent(row)));
    }

    private void comingOut(Answers answers) {
        out("/v1/attribution", EVERYBODY, answers::attribution);
        out("/v1/reports/{reportId}", EVERYBODY, answers::report);
        out("/v1/engagements/{engagementId}/credit", Set.of(PLATFORM, READER), answers::engagementCredit);
        out("/v1/ledger/conservation", EVERYBODY, answers::conservation);
        out("/v1/quarantine", Set.of(PLATFORM, READER), answers::quarantine);
    }

    private void matching(Rollouts rollouts, Predictions predictions) {
        answer(HandlerType.POST, "/v1/match:predict", Set.of(PLATFORM), predictions::predict);
        answer(HandlerType.POST, "/v1/releases/user-match:promote", Set.of(PLATFORM), rollouts::promote);
        answer(HandlerType.POST, "/v1/releases/user-match:restate", Set.of(PLATFORM), rollouts::restate);
        out("/v1/releases/user-match", Set.of(PLATFORM, READER), rollouts::list);
        out("/v1/releases/user-match/{version}", Set.of(PLATFORM, READER), rollouts::manifest);
    }

    private void people(PeopleQuestions people) {
        answer(HandlerType.POST, "/v1/people:derive", Set.of(PLATFORM), people::derive);
        out("/v1/users/{userId}/person", Set.of(PLATFORM), people::ofUser);
    }

    private void in(HandlerType method, String path, Role role, Intake intake) {
        IngestRoute route = new IngestRoute(method.name() + " " + path, intake, doorway);
        routes.addHttpHandler(method, path, request -> {
            ApiKey key = access.require(request, Set.of(role));
            IngestRoute.Answer answer = route.take(request, key);
            if (answer.repeated()) {
                request.header("Idempotency-Replayed", "true");
            }
            request.contentType("application/json").result(answer.body());
        });
    }

    /** Answers a question. */
    private interface Question {
        byte[] answer(Context request, ApiKey key);
    }

    private void out(String path, Set<Role> roles, Question question) {
        answer(HandlerType.GET, path, roles, question);
    }

    private void answer(HandlerType method, String path, Set<Role> roles, Question question) {
        routes.addHttpHandler(method, path, request -> {
            ApiKey key = access.require(request, roles);
            byte[] answer = question.answer(request, key);
            request.contentType("application/json").result(answer);
        });
    }
}
