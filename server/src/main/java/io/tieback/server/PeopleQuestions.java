package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.People;
import io.tieback.embedded.TooManyUsersException;
import io.tieback.server.control.ApiKey;
import io.tieback.wire.PeopleWriter;
import io.tieback.wire.ProblemCode;
import java.util.Set;
import java.util.function.Function;

/** Which users are one person: derives it, and tells it of a user. */
final class PeopleQuestions {
    private static final String KEY = "mostUsersOfKey";
    private static final String KINDS = "leastKinds";
    private static final String SHARE = "agreeingShare";
    private static final String PERSON = "mostUsersOfPerson";

    private final IngestRoute.Doorway doorway;
    private final People people;

    PeopleQuestions(IngestRoute.Doorway doorway, EmbeddedRuntime runtime) {
        this.doorway = doorway;
        this.people = runtime.people();
    }

    /** {@code POST /v1/people:derive}; answered when it is synced. */
    byte[] derive(Context request, ApiKey key) {
        PersonPolicy policy = policy(Parameters.of(request, Set.of(KEY, KINDS, SHARE, PERSON)));
        doorway.disk().require();
        try {
            return PeopleWriter.derivation(people.derive(policy));
        } catch (TooManyUsersException refused) {
            throw ProblemException.of(ProblemCode.RESOURCE_REJECTED, String.valueOf(refused.getMessage()));
        }
    }

    /** {@code GET /v1/users/{userId}/person}. */
    byte[] ofUser(Context request, ApiKey key) {
        Parameters.of(request, Set.of());
        return people.ofUser(request.pathParam("userId"))
                .map(PeopleWriter::person)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }

    private static PersonPolicy policy(Parameters parameters) {
        PersonPolicy presets = PersonPolicy.presets();
        try {
            return new PersonPolicy(
                    number(parameters, KEY, presets.mostUsersOfKey(), Integer::valueOf),
                    number(parameters, KINDS, presets.leastKinds(), Integer::valueOf),
                    number(parameters, SHARE, presets.agreeingShare(), Double::valueOf),
                    number(parameters, PERSON, presets.mostUsersOfPerson(), Integer::valueOf));
        } catch (IllegalArgumentException outOfRange) {
            throw ProblemException.of(ProblemCode.PARAMETER_INVALID, outOfRange.getMessage() + ".");
        }
    }

    private static <N extends Number> N number(Parameters given, String name, N preset, Function<String, N> read) {
        try {
            return given.text(name).map(read).orElse(preset);
        } catch (NumberFormatException notANumber) {
            throw Parameters.invalid(name, "is a number");
        }
    }
}
