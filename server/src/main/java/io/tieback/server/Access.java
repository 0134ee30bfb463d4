package io.tieback.server;

import io.javalin.http.Context;
import io.tieback.server.control.ApiKey;
import io.tieback.server.control.ControlPlane;
import io.tieback.server.control.Role;
import io.tieback.wire.ProblemCode;
import java.util.Optional;
import java.util.Set;

/** Tells whose request it is, and whether their role may do it. */
final class Access {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 256;

    private final ControlPlane control;

    Access(ControlPlane control) {
        this.control = control;
    }

    /** The key of a request that one of {@code roles} may make. */
    ApiKey require(Context request, Set<Role> roles) {
        String header = Optional.ofNullable(request.header("Authorization")).orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ProblemException.of(ProblemCode.CREDENTIAL_MISSING);
        }
        ApiKey key = key(header.substring(SCHEME.length()).strip())
                .orElseThrow(() -> ProblemException.of(ProblemCode.CREDENTIAL_UNKNOWN));
        if (!roles.contains(key.role())) {
            throw ProblemException.of(ProblemCode.ROLE_NOT_ALLOWED);
        }
        return key;
    }

    /** The key of a secret, if it is in force. */
    Optional<ApiKey> key(String secret) {
        return secret.length() > LONGEST ? Optional.empty() : control.authenticate(secret);
    }
}
