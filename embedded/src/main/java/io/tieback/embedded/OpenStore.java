package io.tieback.embedded;

import java.security.SecureRandom;

/** The database and what keeps books in it. */
record OpenStore(Database database, SubjectKeys keys, Idempotency idempotency, SecureRandom random) {}
